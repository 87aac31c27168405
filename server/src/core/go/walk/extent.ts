import type { SyntaxNode } from "../syntax.ts";
import type { Frame } from "./frame.ts";

/** A step that is all that its function does is shown as the function. */
export function shownAs(
  statements: readonly SyntaxNode[],
  first: SyntaxNode,
  last: SyntaxNode,
  { owner }: Frame,
): [first: SyntaxNode, last: SyntaxNode] {
  if (first === last) return [aroundLoop(first, last), aroundLoop(first, last)];
  const isWhole =
    first === statements[0] && last === statements.at(-1) && first.parent?.parent?.parent === owner;
  return isWhole && owner.type !== "func_literal" ? [owner, owner] : [first, last];
}

/** A loop around one statement only belongs to it. */
export function aroundLoop(first: SyntaxNode, last: SyntaxNode): SyntaxNode {
  if (first !== last) return first;
  const list = first.parent;
  const block = list?.type === "statement_list" ? list.parent : list;
  const loop = block?.parent;
  const isAlone = list?.children.filter(({ type }) => type !== "comment").length === 1;
  return isAlone && loop?.type === "for_statement" ? loop : first;
}
