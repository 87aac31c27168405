import { say } from "../core/text/message.ts";
import { CommandError } from "./commandError.ts";
import type { ExitStatus } from "./world.ts";

/** `drydock language-server`: hands the process over to the server, which ends it when its editor says so. */
export async function languageServer(args: readonly string[]): Promise<ExitStatus> {
  if (!args.includes("--stdio"))
    throw new CommandError(
      say`The language server talks over standard input and output: \`drydock language-server --stdio\``,
    );
  await import("../lsp/languageServer.ts");
  return 0;
}
