import type { CommandResult } from "../mcp/main.ts";
import type { Command } from "../mcp/tools.ts";
import { toolVersion } from "./toolVersion.ts";
import type { ExitStatus, World } from "./world.ts";

/** Runs a command with its arguments, as `run` does. */
type Run = (args: readonly string[], world: World) => Promise<ExitStatus>;

/** `drydock mcp`: the read-only commands as tools for agents. */
export async function mcp(world: World, run: Run): Promise<ExitStatus> {
  const { serveStdio } = await import("../mcp/main.ts");
  await serveStdio(toolVersion(), (command) => runCaptured(command, world, run));
  return 0;
}

/** Standard output belongs to the protocol, so what the command prints is caught. */
async function runCaptured(
  { args, input = "" }: Command,
  { folder, language }: World,
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
  });
  return { status, output, warnings: warnings.join("\n") };
}
