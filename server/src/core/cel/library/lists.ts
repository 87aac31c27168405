import type { Budget } from "../budget.ts";
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
  ".sum": onList(({ items }, budget) => {
    const [first, ...others] = items;
    if (first === undefined) return 0n;
    return others.reduce<CelValue>((total, item) => applyOperator("+", total, item, budget), first);
  }),
  ".min": onList(({ items }) => extreme(items, -1)),
  ".max": onList(({ items }) => extreme(items, 1)),
  ".indexOf": ([range, value]) =>
    isList(range) && value !== undefined
      ? BigInt(range.items.findIndex((item) => areEqual(item, value)))
      : undefined,
  ".lastIndexOf": ([range, value]) =>
    isList(range) && value !== undefined
      ? BigInt(range.items.findLastIndex((item) => areEqual(item, value)))
      : undefined,
  ".reverse": onList(({ items }) => list(items.toReversed())),
  ".slice": ([range, from, to]) => {
    if (!isList(range) || typeof from !== "bigint" || typeof to !== "bigint") return undefined;
    if (from < 0n || to < from || to > range.items.length) throw new CelFailure("the slice is out of bounds");
    return list(range.items.slice(Number(from), Number(to)));
  },
  ".flatten": onList(({ items }) => list(items.flatMap((item) => (isList(item) ? item.items : [item])))),
  ".distinct": onList(({ items }, budget) => {
    budget.spend(items.length ** 2);
    return list(items.filter((item, index) => items.findIndex((other) => areEqual(other, item)) === index));
  }),
  ".sort": onList(({ items }) => list(items.toSorted(compare))),
  size: ([value]) => sizeOf(value),
  ".size": ([value]) => sizeOf(value),
  "sets.contains": onLists((left, right) => right.items.every((item) => includes(left, item))),
  "sets.intersects": onLists((left, right) => right.items.some((item) => includes(left, item))),
  "sets.equivalent": onLists(
    (left, right) =>
      right.items.every((item) => includes(left, item)) && left.items.every((item) => includes(right, item)),
  ),
};

function isList(value: CelValue | undefined): value is CelList {
  return typeof value === "object" && value?.kind === "list";
}

function onList(compute: (range: CelList, budget: Budget) => CelValue): CelFunction {
  return ([range, ...rest], budget) => {
    if (!isList(range) || rest.length > 0) return undefined;
    budget.spend(range.items.length);
    return compute(range, budget);
  };
}

function onLists(compute: (left: CelList, right: CelList) => boolean): CelFunction {
  return ([left, right], budget) => {
    if (!isList(left) || !isList(right)) return undefined;
    budget.spend(left.items.length * right.items.length);
    return compute(left, right);
  };
}

function includes({ items }: CelList, value: CelValue): boolean {
  return items.some((item) => areEqual(item, value));
}

function compare(left: CelValue, right: CelValue): number {
  const result = order(left, right);
  if (result === undefined) throw new CelFailure(`${kindOf(left)} and ${kindOf(right)} have no order`);
  return result;
}

function extreme(items: readonly CelValue[], direction: -1 | 1): CelValue {
  const [first, ...others] = items;
  if (first === undefined) throw new CelFailure("an empty list has no least and no greatest element");
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
