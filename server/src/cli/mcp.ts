import { say } from "../core/text/message.ts";
import type { CommandResult } from "../mcp/main.ts";
import type { Command } from "../mcp/tool.ts";
import { CommandError } from "./commandError.ts";
import { readArguments } from "./readArguments.ts";
import { toolVersion } from "./toolVersion.ts";
import type { ExitStatus, World } from "./world.ts";

/** Runs a command with its arguments, as `run` does. */
type Run = (args: readonly string[], world: World) => Promise<ExitStatus>;

/** `drydock mcp`: the read-only commands as tools for agents. Clusters are contacted for the named contexts alone. */
export async function mcp(args: readonly string[], world: World, run: Run): Promise<ExitStatus> {
  const { values, positionals } = readArguments(args, {
    context: { type: "string", multiple: true, default: [] },
  });
  if (positionals.length > 0) throw new CommandError(say`\`drydock mcp\` takes no files; agents name them.`);
  const { serveStdio } = await import("../mcp/main.ts");
  await serveStdio({ version: toolVersion(), contexts: values.context }, (command) =>
    runCaptured(command, world, run),
  );
  return 0;
}

/** Standard output belongs to the protocol, so what the command prints is caught. */
async function runCaptured(
  { args, input = "" }: Command,
  { folder, openCluster, language }: World,
  run: Run,
): Promise<CommandResult> {
  let output = "";
  const warnings: string[] = [];
  const status = await run(args, {
    folder,
    language,
    paint: (_, text) => text,
    write(text) {
      output += text;
      return Promise.resolve();
    },
    warn(text) {
      warnings.push(text);
    },
    readStandardInput: () => Promise.resolve(Buffer.from(input)),
    ...(openCluster === undefined ? {} : { openCluster }),
  });
  return { status, output, warnings: warnings.join("\n") };
}
