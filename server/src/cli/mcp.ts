import { say, verbatim } from "../core/text/message.ts";
import type { CommandResult } from "../mcp/main.ts";
import type { Command } from "../mcp/tool.ts";
import { CommandError } from "./commandError.ts";
import { readArguments } from "./readArguments.ts";
import { toolVersion } from "./toolVersion.ts";
import type { ExitStatus, World } from "./world.ts";

/** Runs a command with its arguments, as `run` does. */
type Run = (args: readonly string[], world: World) => Promise<ExitStatus>;

/**
 * `drydock mcp`: the commands as tools for agents, which only read. Clusters are contacted for the named contexts alone, and changed
 * only for those that `--allow-apply` names. With `--call` it answers one call of a tool, whose arguments are a JSON object on standard input, for editors that have tools of their own.
 */
export async function mcp(args: readonly string[], world: World, run: Run): Promise<ExitStatus> {
  const { values, positionals } = readArguments(args, {
    context: { type: "string", multiple: true, default: [] },
    "allow-apply": { type: "string", multiple: true, default: [] },
    call: { type: "string" },
  });
  if (positionals.length > 0) throw new CommandError(say`\`drydock mcp\` takes no files; agents name them.`);
  const { call, serveStdio } = await import("../mcp/main.ts");
  const facts = { version: toolVersion(), contexts: { read: values.context, apply: values["allow-apply"] } };
  const runTool = (command: Command): Promise<CommandResult> => runCaptured(command, world, run);
  if (values.call === undefined) {
    await serveStdio(facts, runTool, (text) => {
      world.warn(text);
    });
    return 0;
  }
  const { text, isError } = await call(facts, values.call, await argumentsFrom(world), runTool);
  if (isError) throw new CommandError(verbatim(text));
  await world.write(text);
  return 0;
}

async function argumentsFrom(world: World): Promise<Readonly<Record<string, unknown>>> {
  const text = (await world.readStandardInput()).toString();
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return { ...value };
  } catch {
    // Said below.
  }
  throw new CommandError(
    say`\`--call\` reads the arguments of the tool from standard input, as a JSON object.`,
  );
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
