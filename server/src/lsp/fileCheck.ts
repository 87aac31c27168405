import {
  analyzePart,
  pendingParts,
  withResults,
  type FileAnalysis,
  type PartAnalysis,
} from "../core/analysis/fileAnalysis.ts";
import type { TreeCache } from "../core/analysis/treeCache.ts";
import { noPolicyReport } from "../core/validate/checkPolicies.ts";
import type { Steps } from "../core/validate/steps.ts";

const nothingFound: PartAnalysis = {
  report: { findings: [], objects: [] },
  facts: [],
  policies: noPolicyReport,
};

/** The check of one version of a file, which goes on from slice to slice. */
export interface FileCheck {
  /** What was known when the check began. */
  readonly begun: FileAnalysis;
  /** With all that was found since. Copies a list as long as the file has parts: not meant for every slice. */
  known(): FileAnalysis;
  /** Goes on until the slice is used up, or until everything is checked: then it says `true`. */
  advance(isDue: () => boolean): boolean;
}

/** @param onFailure is told of checks that threw, a mistake of ours, by their code */
export function beginFileCheck(
  begun: FileAnalysis,
  trees: TreeCache,
  onFailure: (code: string, error: unknown) => void,
): FileCheck {
  const queue = pendingParts(begun);
  const found = new Map<number, PartAnalysis>();
  let known = begun;
  /** The part that is being checked. */
  let current: { readonly index: number; readonly steps: Steps<PartAnalysis> } | undefined;

  function* readAndCheck(index: number): Steps<PartAnalysis> {
    const part = begun.file.parts[index];
    if (part === undefined) return nothingFound;
    const tree = trees.treeOf(part);
    yield;
    const result = yield* analyzePart(tree, begun.expectations, begun.results[index]);
    for (const { code, error } of result.report.failures ?? []) onFailure(code, error);
    return result;
  }

  /** The next step of a part: its result once there is one. */
  function step(steps: Steps<PartAnalysis>): PartAnalysis | undefined {
    try {
      const { done, value } = steps.next();
      return done === true ? value : undefined;
    } catch (error) {
      // This document stays unchecked, all others are heard.
      onFailure("check", error);
      return nothingFound;
    }
  }

  return {
    begun,
    known() {
      if (found.size > 0) known = withResults(known, found);
      found.clear();
      return known;
    },
    advance(isDue) {
      do {
        if (current === undefined) {
          const next = queue.next();
          if (next.done === true) return true;
          current = { index: next.value, steps: readAndCheck(next.value) };
        }
        const result = step(current.steps);
        if (result === undefined) continue;
        found.set(current.index, result);
        current = undefined;
      } while (!isDue());
      return false;
    },
  };
}
