import type { Point } from "./graphLayout.ts";

/** What lies ahead of somebody who turns into a direction, and how far to the side. */
type Turn = (from: Point, to: Point) => { readonly ahead: number; readonly aside: number };

const turns: Readonly<Record<string, Turn>> = {
  ArrowRight: (from, to) => ({ ahead: to.x - from.x, aside: Math.abs(to.y - from.y) }),
  ArrowLeft: (from, to) => ({ ahead: from.x - to.x, aside: Math.abs(to.y - from.y) }),
  ArrowDown: (from, to) => ({ ahead: to.y - from.y, aside: Math.abs(to.x - from.x) }),
  ArrowUp: (from, to) => ({ ahead: from.y - to.y, aside: Math.abs(to.x - from.x) }),
};

/** A step to the side is as long as this many ahead: the next one in the same row or column comes first. */
const aside = 3;

/** The nearest object in the direction of an arrow key; `undefined` for other keys, and where there is none. */
export function nextInDirection(key: string, index: number, corners: readonly Point[]): number | undefined {
  const turn = turns[key];
  const from = corners[index];
  if (turn === undefined || from === undefined) return undefined;
  let nearest: number | undefined;
  let least = Infinity;
  for (const [other, corner] of corners.entries()) {
    const way = turn(from, corner);
    const distance = way.ahead + aside * way.aside;
    if (other === index || way.ahead <= 0 || distance >= least) continue;
    nearest = other;
    least = distance;
  }
  return nearest;
}
