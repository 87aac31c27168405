import { childOf, enclosing, textOf } from "../syntax.ts";
import { commandList, commandType, makesCommand } from "./commandType.ts";
import { roles, type CallRule, type CallSite, type DeclarationRule } from "./rule.ts";

const flagDefinition =
  /\.(?:String|Bool|Int|Int32|Int64|Uint|Float64|Float32|Duration|StringSlice|StringArray|Var)\w*\(/u;
const optionsType = /(?:Options?|Flags|Configuration)\b/u;
/** Options of a library are not those of the program. */
const foreignOptions =
  /\b(?:cache|client|controller|ctrl|controllerruntime|manager|server|webhook|metricsserver)\.\w*Options\b/gu;
const startUp = roles("main", "command");
/** What runs a command and does nothing else is short. */
const mostLinesOfExecute = 10;
/** What defines flags, parses them and does nothing else. */
const mostLinesOfFlags = 40;

/** Command line programs with cobra, urfave/cli, kong or the standard library's flags. */
export const commandDeclarations: readonly DeclarationRule[] = [
  {
    // A subcommand is not what the program runs, unless the program does nothing without one.
    kind: undefined,
    matches: ({ results, from, site }) =>
      commandType.test(results) &&
      (isAdded(site) ||
        isChoice(site) ||
        (from.role === "command" &&
          makesCommand.test(from.file.text.slice(from.owner.start, from.owner.end)))),
    role: "options",
    body: "later",
  },
  {
    kind: "command-construct",
    matches: ({ results, body }) => commandType.test(results) && makesCommand.test(body),
    role: "command",
    body: "enter",
  },
  {
    kind: undefined,
    matches: ({ results }) => commandType.test(results),
    role: "command",
    body: "enter",
  },
  {
    kind: "command-execute",
    matches: ({ parameters, body }) => {
      const command = /(\w+)\s+\*?cobra\.Command\b/u.exec(parameters)?.[1];
      return (
        command !== undefined &&
        new RegExp(`\\b${command}\\.Execute(?:Context|C|ContextC)?\\(`, "u").test(body)
      );
    },
    role: "other",
    body: "skip",
  },
  {
    // The command is a variable of its package.
    kind: "command-execute",
    matches: ({ name, parameters, body, from, lines }) =>
      from.role === "main" &&
      (/^[eE]xecute$/u.test(name) || (/^[rR]un$/u.test(name) && lines <= mostLinesOfExecute)) &&
      !/\bcobra\.Command\b/u.test(parameters) &&
      /\.Execute(?:Context|C|ContextC)?\(/u.test(body),
    role: "main",
    body: "enter",
  },
  {
    kind: "flags",
    matches: ({ name, site, from }) =>
      (from.role === "main" || from.role === "run") &&
      /^[pP]arse(?:Flags?|Arg\w*|CommandLine)$/u.test(name) &&
      site?.arguments.includes("os.Args") === true,
    role: "options",
    body: "skip",
  },
  {
    kind: "flags",
    matches: ({ name, body, from, lines }) =>
      (from.role === "main" || from.role === "run") &&
      ((/^(?:Add|Bind|Register|Init|Parse|register|add|init|parse)\w*Flags?\w*$/u.test(name) &&
        flagDefinition.test(body)) ||
        (name !== "main" &&
          lines <= mostLinesOfFlags &&
          /\bp?flag\.\w+Var\([\s\S]*\bp?flag\.Parse\(\)/u.test(body))),
    role: "options",
    body: "skip",
  },
  {
    kind: undefined,
    matches: ({ parameters, from }) => from.role === "main" && /\bcobra\.Command\b/u.test(parameters),
    role: "other",
    body: "enter",
  },
  {
    kind: "options-new",
    matches: ({ name, results, from }) =>
      startUp.has(from.role) &&
      /^(?:New|new|Default|default)/u.test(name) &&
      optionsType.test(results.replaceAll(foreignOptions, "")),
    role: "options",
    body: "skip",
  },
  {
    kind: undefined,
    matches: ({ name, from }) => startUp.has(from.role) && /Flags?(?:Sets?)?$/u.test(name),
    role: "options",
    body: "skip",
  },
];

/** Whether what a call returns is added to another command, or stands in a list of subcommands. */
function isAdded(site: CallSite | undefined): boolean {
  const given = site?.call.parent;
  const list = site === undefined ? undefined : enclosing(site.call, new Set(["composite_literal", "block"]));
  const listed = list === undefined ? undefined : childOf(list, "type");
  if (site !== undefined && listed !== undefined && commandList.test(textOf(listed, site.frame.file)))
    return true;
  const adding = given?.type === "argument_list" ? given.parent : undefined;
  const called = adding === undefined ? undefined : childOf(adding, "function");
  if (site === undefined) return false;
  const { owner, file } = site.frame;
  if (called !== undefined) return textOf(called, file).endsWith(".AddCommand");
  const name = nameGiven(site);
  return (
    name !== undefined &&
    new RegExp(`\\.AddCommand\\((?:[^()]*,)?\\s*${name}\\b`, "u").test(textOf(owner, file))
  );
}

/** The variable that a call's value is kept in: `name := call()`. */
function nameGiven({ call, frame: { file } }: CallSite): string | undefined {
  const kept = call.parent?.type === "expression_list" ? call.parent.parent : undefined;
  const isKept = kept?.type === "short_var_declaration" || kept?.type === "var_spec";
  return isKept ? /^\w+/u.exec(textOf(kept, file))?.[0] : undefined;
}

/** Whether a call is in a case of a switch: a binary that is several programs, by the name that it was started under. */
function isChoice(site: CallSite | undefined): boolean {
  if (site?.frame.role !== "main") return false;
  return enclosing(site.call, new Set(["expression_case", "default_case"])) !== undefined;
}

/** Reads the structs that the commands of a program with kong are: https://pkg.go.dev/github.com/alecthomas/kong. */
export const parsesGrammar = /(?:^|\/)alecthomas\/kong\.(?:Parse|Must|New)$/u;

/** Flags are one step wherever their statements stand together. */
export const commandCalls: readonly CallRule[] = [
  {
    kind: "command-construct",
    roles: roles("main"),
    matches: ({ callee, name }) => callee.kind === "external" && /^New\w*Command\w*$/u.test(name),
    extent: "statement",
  },
  {
    kind: "command-execute",
    roles: roles("main"),
    matches: ({ callee, target }) =>
      callee.kind === "external" && /\/component-base\/cli\.Run\w*$/u.test(target),
    extent: "statement",
  },
  {
    kind: "command-construct",
    roles: roles("main"),
    matches: ({ target }) => parsesGrammar.test(target),
    extent: "statement",
  },
  {
    kind: "command-execute",
    roles: roles("main"),
    matches: ({ text, name, arguments: given, frame: { owner, file } }) =>
      (/^Run(?:Context)?$/u.test(name) && given.endsWith("os.Args)")) ||
      (/^\w+\.Run$/u.test(text) &&
        new RegExp(`\\b${text.slice(0, -4)}\\b[^\\n=]*=\\s*\\w+\\.Parse\\(`, "u").test(textOf(owner, file))),
    extent: "statement",
  },
  {
    kind: "flags",
    roles: startUp,
    matches: ({ target, name, text, frame }) =>
      frame.role === "command"
        ? /\.(?:Flags|PersistentFlags)$/u.test(text) ||
          /^(?:Add\w*Flag\w*|Set(?:Usage|Help)\w*|Bind\w*Flags?|register\w*Flags?)$/u.test(name)
        : /^(?:flag|github\.com\/spf13\/pflag)\.(?:(?:String|Bool|Int|Uint|Float|Duration|Func|Text)\w*|Var|Parse)$/u.test(
            target,
          ) || /^(?:BindFlags|AddGoFlagSet)$/u.test(name),
    extent: "outermost",
    gap: 3,
    atLeast: 2,
  },
  {
    // One statement may define them all: https://pkg.go.dev/github.com/alecthomas/kingpin/v2.
    kind: "flags",
    roles: roles("main"),
    matches: ({ text, arguments: given }) => /^\w+\.Flag$/u.test(text) && given.startsWith('("'),
    extent: "statement",
    gap: 3,
  },
  {
    kind: "options-new",
    roles: roles("command"),
    matches: ({ name, callee }) =>
      callee.kind === "declared" && /^New\w*(?:Options?|Flags|Configuration)$/u.test(name),
    extent: "outermost",
    gap: 0,
    atLeast: 2,
  },
];
