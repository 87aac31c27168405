import { nodesOf, type Candidate } from "./candidate.ts";
import type { Declaration } from "./program.ts";
import type { Resolver } from "./resolver.ts";
import { childOf } from "./syntax.ts";

/** The functions and methods that a step calls itself, as far as their source is at hand; each once, in the order of the calls. */
export function calleesOf(resolver: Resolver, step: Candidate): readonly Declaration[] {
  const found = nodesOf(step).flatMap((node) => {
    const called = node.type === "call_expression" ? childOf(node, "function") : undefined;
    const callee = called === undefined ? undefined : resolver.calleeOf(called, step.declaration.file);
    return callee?.kind === "declared" ? [callee.declaration] : [];
  });
  return [...new Map(found.map((each) => [each.outline, each])).values()];
}
