import { binderOf } from "../binder.ts";
import { importOf, type Declaration, type GoFile, type Program } from "../program.ts";
import type { Edge } from "../candidate.ts";
import { commandList, makesCommand } from "../rules/commandType.ts";
import type { CallSite } from "../rules/rule.ts";
import { childOf, textOf, type SyntaxNode } from "../syntax.ts";
import type { Frame } from "./frame.ts";
import type { Walk } from "./walk.ts";

const executes = /^Execute(?:C|Context|ContextC)?$/u;
const edge: Edge = { kind: "call", confidence: 1, alternatives: 0 };
/** Makes a command of the function that it is to run, as https://pkg.go.dev/github.com/openshift/library-go does. */
const makesCommandOf = /^New\w*Command(?:Config)?$/u;

/** Commands may be kept in variables of packages. Remembers which are executed, and which are added to another one. */
export function noteCommands(walk: Walk, site: CallSite): void {
  const { call, frame, name } = site;
  const found = (expression: SyntaxNode): Declaration[] => commandIn(walk.program, expression, frame.file);
  const given = childOf(call, "arguments")?.children ?? [];
  if (makesCommandOf.test(name))
    for (const start of given.filter(({ type }) => /^(?:identifier|selector_expression)$/u.test(type)))
      walk.commandFunctions.push({ start, frame });
  if (name === "AddCommand") {
    for (const declaration of given.flatMap(found))
      walk.subcommands.push({ declaration, from: frame, edge, site });
    return;
  }
  const operand = childOf(childOf(call, "function") ?? call, "operand");
  const executed = executes.test(name) && operand !== undefined ? found(operand) : [];
  const handedOver = frame.role === "main" && name.startsWith("Run") ? given.flatMap(found) : [];
  for (const declaration of [...executed, ...handedOver])
    walk.executed.push({ declaration, from: frame, edge, site });
}

/** Remembers the subcommands in a list that are kept in variables of packages. */
export function noteListedCommands(walk: Walk, literal: SyntaxNode, frame: Frame): void {
  const type = childOf(literal, "type");
  if (type === undefined || !commandList.test(textOf(type, frame.file))) return;
  for (const { children } of childOf(literal, "body")?.children ?? [])
    for (const declaration of children.flatMap((each) => commandIn(walk.program, each, frame.file)))
      walk.subcommands.push({ declaration, from: frame, edge, site: undefined });
}

/** The variable of a package that an expression stands for, where that is a command. */
export function commandIn(program: Program, expression: SyntaxNode, file: GoFile): Declaration[] {
  const value = packageValue(program, expression, file);
  if (value === undefined) return [];
  const source = value.file.text.slice(value.outline.start, value.outline.end);
  return makesCommand.test(source) ? [value] : [];
}

/** `rootCommand`, `options.RootCommand`, or a variable of the function that was set to one of these. */
export function packageValue(
  program: Program,
  expression: SyntaxNode,
  file: GoFile,
): Declaration | undefined {
  const name = textOf(expression, file);
  if (expression.type === "identifier") {
    const binder = binderOf(name, expression, file);
    if (binder === undefined) return file.package.values.get(name);
    const value = binder.kind === "define" ? binder.values[binder.index] : undefined;
    return value === undefined || value === expression ? undefined : packageValue(program, value, file);
  }
  if (expression.type !== "selector_expression") return undefined;
  const [operand, field] = expression.children;
  if (operand?.type !== "identifier" || field === undefined) return undefined;
  const path = importOf(program, file, textOf(operand, file));
  return path === undefined ? undefined : program.packageAt(path)?.values.get(textOf(field, file));
}
