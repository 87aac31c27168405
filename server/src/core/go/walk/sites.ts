import type { Callee } from "../resolver.ts";
import type { CallSite } from "../rules/rule.ts";
import { childOf, descendants, textOf, type SyntaxNode } from "../syntax.ts";
import type { Frame } from "./frame.ts";
import type { Walk } from "./walk.ts";

/** What rules may know of a call. */
export function siteOf(walk: Walk, call: SyntaxNode, frame: Frame): CallSite {
  const called = childOf(call, "function");
  const given = childOf(call, "arguments");
  const callee: Callee =
    called === undefined ? { kind: "unknown" } : walk.resolver.calleeOf(called, frame.file);
  const text = called === undefined ? "" : textOf(called, frame.file).replaceAll(/\s+/gu, "");
  const withoutTypes = text.replace(/\[[^\]]*\]$/u, "");
  return {
    call,
    frame,
    callee,
    target: "target" in callee ? callee.target : "",
    name: withoutTypes.slice(withoutTypes.lastIndexOf(".") + 1),
    text: withoutTypes,
    arguments: given === undefined ? "" : textOf(given, frame.file),
  };
}

/** The calls of a statement that run with it, in the order in which they run; what `enter` refuses is left out. */
export function callsIn(node: SyntaxNode, enter: (node: SyntaxNode) => boolean): SyntaxNode[] {
  return [...descendants(node, enter)]
    .filter(({ type }) => type === "call_expression")
    .sort((a, b) => a.end - b.end);
}
