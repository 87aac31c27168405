import { say } from "../../text/message.ts";
import type { Run } from "../run.ts";
import { areEqual } from "../equality.ts";
import { CelFailure } from "../failure.ts";
import { applyOperator, order } from "../operators.ts";
import { type CelList, type CelValue, kindOf, list } from "../value.ts";
import type { CelFunction, FunctionTable } from "./function.ts";

/** Source: https://kubernetes.io/docs/reference/using-api/cel/#kubernetes-list-library */
export const LIST_FUNCTIONS: FunctionTable = {
  ".isSorted": onList(({ items }) =>
    items.every((item, index) => index === 0 || compare(items[index - 1] ?? null, item) <= 0),
  ),
  ".sum": onList(({ items }, run) => {
    const [first, ...others] = items;
    if (first === undefined) return 0n;
    return others.reduce<CelValue>((total, item) => applyOperator("+", total, item, run), first);
  }),
  ".min": onList(({ items }) => extreme(items, -1)),
  ".max": onList(({ items }) => extreme(items, 1)),
  ".indexOf": ([range, value], run) =>
    isList(range) && value !== undefined
      ? BigInt(range.items.findIndex((item) => areEqual(item, value, run)))
      : undefined,
  ".lastIndexOf": ([range, value], run) =>
    isList(range) && value !== undefined
      ? BigInt(range.items.findLastIndex((item) => areEqual(item, value, run)))
      : undefined,
  ".reverse": onList(({ items }) => list(items.toReversed())),
  ".slice": ([range, from, to]) => {
    if (!isList(range) || typeof from !== "bigint" || typeof to !== "bigint") return undefined;
    if (from < 0n || to < from || to > range.items.length)
      throw new CelFailure(say`the slice is out of bounds`);
    return list(range.items.slice(Number(from), Number(to)));
  },
  ".flatten": onList(({ items }) => list(items.flatMap((item) => (isList(item) ? item.items : [item])))),
  ".distinct": onList(({ items }, run) => {
    return list(
      items.filter((item, index) => items.findIndex((other) => areEqual(other, item, run)) === index),
    );
  }),
  ".sort": onList(({ items }) => list(items.toSorted(compare))),
  size: ([value]) => sizeOf(value),
  ".size": ([value]) => sizeOf(value),
  "sets.contains": onLists((left, right, run) => right.items.every((item) => includes(left, item, run))),
  "sets.intersects": onLists((left, right, run) => right.items.some((item) => includes(left, item, run))),
  "sets.equivalent": onLists(
    (left, right, run) =>
      right.items.every((item) => includes(left, item, run)) &&
      left.items.every((item) => includes(right, item, run)),
  ),
};

function isList(value: CelValue | undefined): value is CelList {
  return typeof value === "object" && value?.kind === "list";
}

function onList(compute: (range: CelList, run: Run) => CelValue): CelFunction {
  return ([range, ...rest], run) => {
    if (!isList(range) || rest.length > 0) return undefined;
    run.spend(range.items.length);
    return compute(range, run);
  };
}

function onLists(compute: (left: CelList, right: CelList, run: Run) => boolean): CelFunction {
  return ([left, right], run) => (isList(left) && isList(right) ? compute(left, right, run) : undefined);
}

function includes({ items }: CelList, value: CelValue, run: Run): boolean {
  return items.some((item) => areEqual(item, value, run));
}

function compare(left: CelValue, right: CelValue): number {
  const result = order(left, right);
  if (result === undefined) throw new CelFailure(say`${kindOf(left)} and ${kindOf(right)} have no order`);
  return result;
}

function extreme(items: readonly CelValue[], direction: -1 | 1): CelValue {
  const [first, ...others] = items;
  if (first === undefined) throw new CelFailure(say`an empty list has no least and no greatest element`);
  return others.reduce((best, item) => (compare(item, best) * direction > 0 ? item : best), first);
}

/** Of a text its code points, of a list or map its entries. */
function sizeOf(value: CelValue | undefined): bigint | undefined {
  if (typeof value === "string") return BigInt(Array.from(value).length);
  if (typeof value !== "object" || value === null) return undefined;
  if (value.kind === "list") return BigInt(value.items.length);
  if (value.kind === "map") return BigInt(value.entries.size);
  return value.kind === "bytes" ? BigInt(value.bytes.length) : undefined;
}
