import type { Edge } from "../candidate.ts";
import type { CodePlace } from "../codePlace.ts";
import type { Caller, ReachedFunction } from "./reached.ts";

/** One call on the way to a function. */
export interface Hop extends CodePlace {
  /** 1-based line of the call. */
  readonly line: number;
  /** How the next function is reached. */
  readonly kind: Edge["kind"];
  /** From 0 to 1. */
  readonly confidence: number;
}

/** How the program comes to a function, from `main` on; empty for `main` itself. */
export type Way = readonly Hop[];

const mostWays = 12;

/**
 * The ways that lead to a function, the shortest first: from where ways to it part for the last time, one for each caller there, by
 * the fewest calls from `main`.
 * @param index of the function in the list, in which `main` is the first
 */
export function waysTo(functions: readonly ReachedFunction[], index: number): readonly Way[] {
  const before = firstCallers(functions);
  const { at, then } = lastFork(functions, before, index);
  return (functions[at]?.callers ?? [])
    .flatMap((caller) => {
      const way = wayThrough(functions, before, caller, new Set([at, ...then.map((each) => each.function)]));
      return way === undefined ? [] : [[...way, ...then.flatMap((each) => hopOf(functions, each))]];
    })
    .sort((a, b) => a.length - b.length)
    .slice(0, mostWays);
}

/** The nearest function on the way that more than one other calls, and the calls from there on; the function itself where it is one. */
function lastFork(
  functions: readonly ReachedFunction[],
  before: FirstCallers,
  index: number,
): { readonly at: number; readonly then: readonly Caller[] } {
  const then: Caller[] = [];
  for (let at = index; ;) {
    const callers = (functions[at]?.callers ?? []).filter((caller) => before.has(caller.function));
    const [only] = callers;
    if (callers.length > 1) return { at, then };
    if (only === undefined || then.includes(only)) return { at: index, then: [] };
    then.unshift(only);
    at = only.function;
  }
}

/** The call by which the fewest calls lead from `main` to each function that is reached; `undefined` for `main`. */
type FirstCallers = ReadonlyMap<number, Caller | undefined>;

function firstCallers(functions: readonly ReachedFunction[]): FirstCallers {
  const called = new Map<number, { readonly index: number; readonly caller: Caller }[]>();
  for (const [index, { callers }] of functions.entries())
    for (const caller of callers) {
      const known = called.get(caller.function) ?? [];
      called.set(caller.function, known);
      known.push({ index, caller });
    }
  const found = new Map<number, Caller | undefined>([[0, undefined]]);
  // A map is gone through in the order in which it grows: those nearest to main come first.
  for (const [from] of found)
    for (const { index, caller } of called.get(from) ?? []) if (!found.has(index)) found.set(index, caller);
  return found;
}

/** `undefined` where nothing leads to the caller, or only what comes after it does. */
function wayThrough(
  functions: readonly ReachedFunction[],
  before: FirstCallers,
  last: Caller,
  after: ReadonlySet<number>,
): Way | undefined {
  const hops: Hop[] = [];
  for (let at: Caller | undefined = last; at !== undefined; at = before.get(at.function)) {
    if (after.has(at.function) || !before.has(at.function)) return undefined;
    hops.unshift(...hopOf(functions, at));
  }
  return hops;
}

function hopOf(
  functions: readonly ReachedFunction[],
  { function: from, line, kind, confidence }: Caller,
): Hop[] {
  const caller = functions[from];
  if (caller === undefined) return [];
  return [{ file: caller.file, declaration: caller.declaration, line, kind, confidence }];
}
