import { type Message, say } from "../text/message.ts";

/** Indexes of a job as text: `0,2-4`. */
export type JobIndexes =
  | { readonly kind: "indexes"; readonly count: number }
  | { readonly kind: "malformed"; readonly complaint: Message };

/**
 * Reads a list of ascending indexes and intervals, all below `completions`.
 * https://kubernetes.io/docs/concepts/workloads/controllers/job/#success-policy
 */
export function jobIndexes(text: string, completions: number): JobIndexes {
  let previous = -1;
  let count = 0;
  for (const part of text === "" ? [] : text.split(",")) {
    const limits = part.split("-");
    const numbers = limits.map((limit) => (/^\+?\d+$/u.test(limit) ? Number(limit) : Number.NaN));
    const first = numbers[0] ?? Number.NaN;
    const last = numbers[1] ?? first;
    if (limits.length > 2 || numbers.some((number) => Number.isNaN(number))) {
      return malformed(say`has \`${part}\`, which is neither an index nor an interval such as \`2-4\``);
    }
    if (first >= completions || last >= completions) {
      return malformed(say`has \`${part}\`, but indexes go from 0 to ${completions - 1}`);
    }
    if (first <= previous || (limits.length === 2 && last <= first)) {
      return malformed(say`has \`${part}\` out of order; indexes must ascend`);
    }
    previous = last;
    count += last - first + 1;
  }
  return { kind: "indexes", count };
}

function malformed(complaint: Message): JobIndexes {
  return { kind: "malformed", complaint };
}
