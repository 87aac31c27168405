import { closestName } from "../core/text/closestName.ts";
import { type Language, say } from "../core/text/message.ts";
import { wordsIn } from "../sources/words.ts";
import { apply } from "./apply.ts";
import { CommandError } from "./commandError.ts";
import { diff } from "./diff.ts";
import { explain } from "./explain/explain.ts";
import { skeleton } from "./explain/skeleton.ts";
import { graph } from "./graph/graph.ts";
import { languageServer } from "./languageServer.ts";
import { mcp } from "./mcp.ts";
import { migrate } from "./migrate/migrate.ts";
import { oneOf } from "./readArguments.ts";
import { deployModel, newObjects } from "./new/newObjects.ts";
import { sizing } from "./sizing.ts";
import { toolVersion } from "./toolVersion.ts";
import { usage } from "./usage.ts";
import { validate } from "./validate/validate.ts";
import { walkthrough } from "./walkthrough/walkthrough.ts";
import type { ExitStatus, World } from "./world.ts";

const commands = [
  "validate",
  "migrate",
  "explain",
  "skeleton",
  "graph",
  "sizing",
  "diff",
  "apply",
  "walkthrough",
  "deploy-model",
  "new",
  "mcp",
  "language-server",
] as const;
const languages = ["en", "zh-cn"] as const satisfies readonly Language[];

/**
 * Runs `drydock` with its arguments. What a person has to change ends in a sentence and exit status 2; everything else
 * that is thrown is a mistake of ours.
 */
export async function run(args: readonly string[], world: World): Promise<ExitStatus> {
  let { language } = world;
  try {
    const taken = takeLanguage(args);
    language = taken.language ?? language;
    return await dispatch(taken.others, { ...world, language });
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    world.warn(wordsIn(language)(error.said));
    return 2;
  }
}

async function dispatch([name, ...args]: readonly string[], world: World): Promise<ExitStatus> {
  if (name === undefined || name === "--help" || name === "-h" || name === "help" || asksForHelp(args)) {
    await world.write(usage(wordsIn(world.language)));
    return name === undefined ? 2 : 0;
  }
  if (name === "--version") {
    await world.write(`${toolVersion()}\n`);
    return 0;
  }
  const command = commands.find((known) => known === name);
  switch (command) {
    case "validate":
      return validate(args, world);
    case "migrate":
      return migrate(args, world);
    case "explain":
      return explain(args, world);
    case "skeleton":
      return skeleton(args, world);
    case "graph":
      return graph(args, world);
    case "sizing":
      return sizing(args, world);
    case "diff":
      return diff(args, world);
    case "apply":
      return apply(args, world);
    case "walkthrough":
      return walkthrough(args, world);
    case "deploy-model":
      return deployModel(args, world);
    case "new":
      return newObjects(args, world);
    case "mcp":
      return mcp(args, world, run);
    case "language-server":
      return languageServer(args);
    case undefined: {
      const meant = closestName(name, commands);
      const advice =
        meant === undefined ? say`\`drydock --help\` lists them.` : say`Did you mean \`${meant}\`?`;
      throw new CommandError(say`There is no command \`${name}\`. ${advice}`);
    }
  }
}

/** The one option that every command has. */
function takeLanguage(args: readonly string[]): {
  readonly language?: Language;
  readonly others: readonly string[];
} {
  const at = optionsOf(args).findIndex((arg) => arg === "--language" || arg.startsWith("--language="));
  if (at === -1) return { others: args };
  const joined = args[at]?.split("=")[1];
  const language = oneOf("--language", joined ?? args[at + 1] ?? "", languages);
  return { language, others: args.toSpliced(at, joined === undefined ? 2 : 1) };
}

/** Behind `--` stand names of files. */
function optionsOf(args: readonly string[]): readonly string[] {
  return args.includes("--") ? args.slice(0, args.indexOf("--")) : args;
}

function asksForHelp(args: readonly string[]): boolean {
  const options = optionsOf(args);
  return options.includes("--help") || options.includes("-h");
}
