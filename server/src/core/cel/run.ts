import { GoPattern } from "../formats/goPattern.ts";
import { CelTooCostly } from "./failure.ts";

/** One run of expressions over an object: how much work it may still do, and the patterns it has compiled. */
export interface Run {
  /** Pays for `units` of work: a node evaluated, an element visited, sixteen characters copied. */
  spend(units: number): void;
  /** A regular expression, compiled once a run. */
  pattern(source: string): GoPattern;
}

/** `spend` throws `CelTooCostly` once more than `limit` units are used, so no expression can hang the editor. */
export function createRun(limit: number): Run {
  const patterns = new Map<string, GoPattern>();
  let left = limit;
  return {
    spend: (units) => {
      left -= units;
      if (left < 0) throw new CelTooCostly("The expression costs too much.");
    },
    pattern: (source) => {
      const pattern = patterns.get(source) ?? new GoPattern(source);
      patterns.set(source, pattern);
      return pattern;
    },
  };
}

/** Units for handling a text. */
export function costOfText(text: string): number {
  return 1 + (text.length >> 4);
}
