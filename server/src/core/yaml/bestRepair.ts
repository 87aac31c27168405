import { startOfLine } from "./comments.ts";
import { applyRepair, candidateRepairs, type Repair } from "./repair.ts";
import { tryParse } from "./tryParse.ts";

/** Of several ways to go on, the one after which the parser gets furthest; the first when they are equal. */
export function bestRepair(
  source: string,
  repairs: readonly Repair[],
  position: number,
): { readonly repaired: string; readonly repair: Repair; readonly reached: number } {
  let best: Repair | undefined;
  let furthest = position;
  for (const repair of repairs) {
    const reached = reachedIn(applyRepair(source, narrowed(repair)));
    if (reached > furthest) {
      furthest = reached;
      best = repair;
    }
  }
  if (best !== undefined) return { repaired: applyRepair(source, best), repair: best, reached: furthest };
  const rest: Repair = { start: startOfLine(source, position), end: source.length, insert: "" };
  return { repaired: applyRepair(source, rest), repair: rest, reached: furthest };
}

/** What is wrong, without what goes with it: a repair is no better for the mistakes that it takes away unseen. */
function narrowed(repair: Repair): Repair {
  return repair.key === undefined ? { ...repair, ...repair.cause } : repair;
}

/** The same where one more thing may be broken, such as below a quote that was forgotten. */
export function reachedWithRepair(source: string): number {
  const reached = reachedIn(source);
  if (reached === Infinity) return reached;
  return bestRepair(source, candidateRepairs(source, reached), reached).reached;
}

/** How far the parser gets. */
function reachedIn(source: string): number {
  const read = tryParse(source);
  return "reason" in read ? read.position : Infinity;
}
