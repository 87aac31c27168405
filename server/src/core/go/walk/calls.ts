import type { Edge } from "../candidate.ts";
import type { Declaration } from "../program.ts";
import type { Outline } from "../scan.ts";
import { childOf, descendants, type SyntaxNode } from "../syntax.ts";
import type { Frame } from "./frame.ts";
import { isLibrary } from "./library.ts";
import type { Walk, WalkedCall } from "./walk.ts";

/** The calls that a walk came by: of each function by each other one, the first. */
export type WalkedCalls = ReadonlyMap<Outline, ReadonlyMap<Outline, WalkedCall>>;

/** Functions, and all that lead to them. */
export function callersOf(functions: Iterable<Outline>, calls: WalkedCalls): ReadonlySet<Outline> {
  const found = new Set(functions);
  for (const each of found) for (const caller of calls.get(each)?.keys() ?? []) found.add(caller);
  return found;
}

/** Functions, and all that they lead to. */
export function calledBy(functions: Iterable<Outline>, calls: WalkedCalls): ReadonlySet<Outline> {
  const called = new Map<Outline, Outline[]>();
  for (const [to, callers] of calls)
    for (const from of callers.keys()) called.set(from, [...(called.get(from) ?? []), to]);
  const found = new Set(functions);
  for (const each of found) for (const next of called.get(each) ?? []) found.add(next);
  return found;
}

/** Remembers that the function of a frame leads to another one, whether or not the walk goes there. */
export function noteCall(walk: Walk, from: Frame, to: Declaration, at: SyntaxNode, edge: Edge): void {
  if (from.declaration.outline === to.outline) return;
  const callers = walk.calls.get(to.outline) ?? new Map<Outline, WalkedCall>();
  walk.calls.set(to.outline, callers);
  if (!callers.has(from.declaration.outline))
    callers.set(from.declaration.outline, { from: from.declaration, to, at, edge });
}

/**
 * Remembers what closures call that the walk did not run: handlers, callbacks and what a library keeps. They belong to the
 * function that they are written in.
 */
export function noteKeptClosures(walk: Walk): void {
  for (const frame of [...walk.frames.values()]) {
    if (isLibrary(frame.file)) continue;
    for (const closure of descendants(frame.owner)) {
      if (closure.type !== "func_literal" || walk.closures.has(closure)) continue;
      for (const call of descendants(closure)) noteKept(walk, frame, call);
    }
  }
}

function noteKept(walk: Walk, frame: Frame, call: SyntaxNode): void {
  const called = call.type === "call_expression" ? childOf(call, "function") : undefined;
  const callee = called === undefined ? undefined : walk.resolver.calleeOf(called, frame.file);
  if (callee?.kind === "declared" && !isLibrary(callee.declaration.file))
    noteCall(walk, frame, callee.declaration, call, { kind: "closure", confidence: 1, alternatives: 0 });
}
