import { childOf, descendants, textOf, type SyntaxNode } from "../syntax.ts";
import { commandIn } from "./commands.ts";
import type { Declaration, GoFile } from "../program.ts";
import type { Walk } from "./walk.ts";

/** The commands that a command kept in a variable or built by a function is given, found without walking. */
export function subcommandsOf(walk: Walk, command: Declaration): readonly Declaration[] {
  const { outline, file } = command;
  const isVariable = outline.kind === "value";
  const adds = isVariable ? new RegExp(`\\b${outline.name}\\.AddCommand$`, "u") : /\.AddCommand$/u;
  const owners = isVariable ? [...file.package.initializers, ...file.package.functions.values()] : [command];
  return owners.flatMap((owner) => {
    const source = owner.file.text.slice(owner.outline.start, owner.outline.end);
    const tree = source.includes(".AddCommand(") ? walk.program.tree(owner) : undefined;
    return tree === undefined
      ? []
      : [...descendants(tree)].flatMap((node) => given(walk, node, adds, owner.file));
  });
}

function given(walk: Walk, node: SyntaxNode, adds: RegExp, file: GoFile): readonly Declaration[] {
  const called = node.type === "call_expression" ? childOf(node, "function") : undefined;
  if (called === undefined || !adds.test(textOf(called, file))) return [];
  return (childOf(node, "arguments")?.children ?? []).flatMap((argument) => {
    const builder = argument.type === "call_expression" ? childOf(argument, "function") : undefined;
    if (builder === undefined) return commandIn(walk.program, argument, file);
    const callee = walk.resolver.calleeOf(builder, file);
    return callee.kind === "declared" ? [callee.declaration] : [];
  });
}
