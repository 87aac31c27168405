import { childOf, descendants, statementsOf, textOf, type SyntaxNode } from "../syntax.ts";
import { dereferenced } from "../types.ts";
import type { Frame } from "./frame.ts";
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

/** Commands of cobra, and of github.com/urfave/cli. */
const command = /\b(?:cobra\.Command|cli\.(?:App|Command))$/u;
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
  return found
    .filter(({ value }) => !onlyHelps(value, file))
    .sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name));
}

function hooksInLiteral(literal: SyntaxNode, file: Frame["file"]): CommandHook[] {
  const type = childOf(literal, "type");
  if (type === undefined || !command.test(textOf(type, file))) return [];
  return (childOf(literal, "body")?.children ?? []).flatMap((element): CommandHook[] => {
    const [key, value] = element.children;
    const name = key === undefined ? "" : textOf(key, file);
    const kind = hookKinds.get(name);
    return kind === undefined || value === undefined ? [] : [{ name, kind, element, value }];
  });
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
    type?.kind === "named" && commandPackage.test(type.package) && /^(?:App|Command)$/u.test(type.name);
  return kind === undefined || !isCommand ? [] : [{ name, kind, element: assignment, value }];
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
