import type { Edge } from "../candidate.ts";
import { lineAt, lineStarts, type LineStarts } from "../lines.ts";
import { qualifiedName, type Declaration, type GoFile } from "../program.ts";
import type { Outline } from "../scan.ts";
import { isLibrary } from "../walk/library.ts";
import type { WalkedCalls } from "../walk/calls.ts";
import { outlineLines } from "../tour/anchor.ts";
import type { CodePlace } from "../codePlace.ts";

/** A function that the program comes to, whether or not it is told. */
export interface ReachedFunction extends CodePlace {
  /** 1-based, both inclusive. */
  readonly startLine: number;
  readonly endLine: number;
  readonly callers: readonly Caller[];
}

export interface Caller {
  /** Index of the calling function in the list of all. */
  readonly function: number;
  /** 1-based line of the call in the file of the caller. */
  readonly line: number;
  readonly kind: Edge["kind"];
  /** From 0 to 1. */
  readonly confidence: number;
}

/**
 * The functions that a walk came by, those of libraries left out.
 * @param beginnings with which the program begins, `main` first
 * @param pathOf a file's path as it is told
 */
export function reachedFunctions(
  beginnings: readonly Declaration[],
  calls: WalkedCalls,
  pathOf: (file: GoFile) => string,
): readonly ReachedFunction[] {
  const all = new Map<Outline, Declaration>(beginnings.map((each) => [each.outline, each]));
  for (const [outline, callers] of calls)
    for (const { to } of callers.values()) if (!isLibrary(to.file)) all.set(outline, to);
  const indexes = new Map([...all.keys()].map((outline, index) => [outline, index]));
  const starts = new Map<GoFile, LineStarts>();
  const startsOf = (file: GoFile): LineStarts => {
    const known = starts.get(file) ?? lineStarts(file.text);
    starts.set(file, known);
    return known;
  };
  return [...all.values()].map(({ outline, file }) => {
    const lines = outlineLines(outline, file.text, startsOf(file));
    return {
      file: pathOf(file),
      declaration: qualifiedName(outline),
      startLine: lines.start,
      endLine: lines.end,
      callers: [...(calls.get(outline)?.values() ?? [])].flatMap(({ from, at, edge }): Caller[] => {
        const index = indexes.get(from.outline);
        if (index === undefined) return [];
        const { kind, confidence } = edge;
        return [{ function: index, line: lineAt(startsOf(from.file), at.start), kind, confidence }];
      }),
    };
  });
}
