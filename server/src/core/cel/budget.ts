import { CelUnknown } from "./failure.ts";

/** Counts the work that expressions do, so that none can hang the editor. */
export interface Budget {
  /** Pays for `units` of work: a node evaluated, an element visited, sixteen characters copied. */
  spend(units: number): void;
}

/** `spend` throws `CelUnknown` once more than `limit` units are used. */
export function createBudget(limit: number): Budget {
  let left = limit;
  return {
    spend: (units) => {
      left -= units;
      if (left < 0) throw new CelUnknown("The expression costs too much.");
    },
  };
}

/** Units for handling a text. */
export function costOfText(text: string): number {
  return 1 + (text.length >> 4);
}
