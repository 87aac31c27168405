import { binderOf } from "../binder.ts";
import { commandList, commandType } from "../rules/commandType.ts";
import {
  childOf,
  contains,
  descendants,
  enclosing,
  statementsOf,
  textOf,
  type SyntaxNode,
} from "../syntax.ts";
import { dereferenced } from "../types.ts";
import type { Frame } from "./frame.ts";
import { runsControllers, runsLong } from "./longRunning.ts";
import type { Walk } from "./walk.ts";

/** In the order in which they are called. */
const hookKinds = new Map<string, "command-pre-run" | "command-run-hook">([
  ["PersistentPreRun", "command-pre-run"],
  ["PersistentPreRunE", "command-pre-run"],
  ["PreRun", "command-pre-run"],
  ["PreRunE", "command-pre-run"],
  ["Run", "command-run-hook"],
  ["RunE", "command-run-hook"],
  ["Before", "command-pre-run"],
  ["Action", "command-run-hook"],
]);

const commandPackage = /\/(?:cobra|cli)(?:\/v\d+)?$/u;

/** A hook of a command, and what it is set to. */
interface CommandHook {
  readonly name: string;
  readonly kind: "command-pre-run" | "command-run-hook";
  /** The element of the command's literal, or the assignment. */
  readonly element: SyntaxNode;
  readonly value: SyntaxNode;
}

/** The hooks of the commands that a body builds; one that only prints help is none. */
export function commandHooks(walk: Walk, body: SyntaxNode, file: Frame["file"]): readonly CommandHook[] {
  const found = [...descendants(body)].flatMap((node): CommandHook[] => {
    if (node.type === "composite_literal") return hooksInLiteral(node, file);
    return node.type === "assignment_statement" ? assignedHook(walk, node, file) : [];
  });
  const order = [...hookKinds.keys()];
  const others = otherSubcommands(body, file);
  return found
    .filter(
      ({ value, element }) => !onlyHelps(value, file) && !others.some((each) => contains(each, element)),
    )
    .sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name));
}

/** Of subcommands that are written in a list, those beside the one that the program lives in; none where that is not known. */
function otherSubcommands(body: SyntaxNode, file: Frame["file"]): readonly SyntaxNode[] {
  return [...descendants(body)].flatMap((list) => {
    const commands = listedIn(list, file);
    const nameOf = (each: SyntaxNode): string => /\bName:\s*"([^"]+)/u.exec(textOf(each, file))?.[1] ?? "";
    const chosen =
      commands.find((each) => runsControllers(nameOf(each))) ??
      commands.find((each) => runsLong(nameOf(each)));
    return chosen === undefined ? [] : commands.filter((each) => each !== chosen);
  });
}

/** The elements of a list of commands, and what is appended to one. */
function listedIn(node: SyntaxNode, file: Frame["file"]): readonly SyntaxNode[] {
  const type = node.type === "composite_literal" ? childOf(node, "type") : undefined;
  if (type !== undefined && commandList.test(textOf(type, file)))
    return childOf(node, "body")?.children ?? [];
  const called = node.type === "call_expression" ? childOf(node, "function") : undefined;
  if (called === undefined || textOf(called, file) !== "append") return [];
  const [list, ...given] = childOf(node, "arguments")?.children ?? [];
  return list !== undefined && /\.(?:Subc|C)ommands$/u.test(textOf(list, file)) ? given : [];
}

function hooksInLiteral(literal: SyntaxNode, file: Frame["file"]): CommandHook[] {
  const type = childOf(literal, "type");
  if (type === undefined || !commandType.test(textOf(type, file))) return [];
  return (childOf(literal, "body")?.children ?? []).flatMap((element): CommandHook[] => {
    const [key, value] = element.children;
    const name = key === undefined ? "" : textOf(key, file);
    const kind = hookKinds.get(name);
    return kind === undefined || value === undefined ? [] : [{ name, kind, element, value }];
  });
}

/** Whether an element is a field of the literal of a command. */
export function isOfCommand(element: SyntaxNode, { file }: Frame): boolean {
  const literal = enclosing(element, new Set(["composite_literal"]));
  const type = literal === undefined ? undefined : childOf(literal, "type");
  return type !== undefined && commandType.test(textOf(type, file));
}

/** `command.RunE = …` */
function assignedHook({ resolver }: Walk, assignment: SyntaxNode, file: Frame["file"]): CommandHook[] {
  const target = childOf(assignment, "left")?.children[0];
  const value = childOf(assignment, "right")?.children[0];
  if (target?.type !== "selector_expression" || value === undefined) return [];
  const [assigned, field] = target.children;
  const name = field === undefined ? "" : textOf(field, file);
  const kind = hookKinds.get(name);
  const type = kind === undefined ? undefined : dereferenced(resolver.typeOf(assigned, file));
  const isCommand =
    type === undefined
      ? isMadeByLibrary(assigned, file)
      : type.kind === "named" && commandPackage.test(type.package) && /^(?:App|Command)$/u.test(type.name);
  return kind === undefined || !isCommand ? [] : [{ name, kind, element: assignment, value }];
}

/** Whether a variable was set to `cli.NewApp()`: where that is not at hand, its name says what it returns. */
function isMadeByLibrary(expression: SyntaxNode | undefined, file: Frame["file"]): boolean {
  const binder =
    expression?.type === "identifier" ? binderOf(textOf(expression, file), expression, file) : undefined;
  const value = binder?.kind === "define" ? binder.values[binder.index] : undefined;
  return value !== undefined && textOf(value, file).startsWith("cli.NewApp(");
}

/** A command that stands for its subcommands does nothing itself. */
function onlyHelps(value: SyntaxNode, file: Frame["file"]): boolean {
  const closure = value.type === "literal_element" ? value.children[0] : value;
  const body = closure?.type === "func_literal" ? childOf(closure, "body") : undefined;
  const statements = body === undefined ? [] : statementsOf(body);
  return (
    statements.length > 0 &&
    statements.every((each) =>
      /\.(?:Help|Usage|HelpFunc\(\))\(|^os\.Exit\(|^return$/u.test(textOf(each, file)),
    )
  );
}
