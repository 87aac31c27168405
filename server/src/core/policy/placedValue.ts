import type { Expression } from "../cel/expression.ts";
import { partsOf } from "../cel/expression.ts";
import { evaluate } from "../cel/evaluate.ts";
import { attempt } from "../cel/failure.ts";
import { celValueOf } from "../cel/fromSchema.ts";
import { type CelKey, type CelValue, keyOf, UNKNOWN } from "../cel/value.ts";
import type { Scope } from "../cel/variables.ts";
import type { Cursor } from "../manifest/cursor.ts";
import { isObject } from "../schema/jsonValue.ts";
import type { Schema } from "../schema/schema.ts";

/** Where the lists and maps of a value stand in the manifest, however an expression has come by them. */
export type Places = ReadonlyMap<CelValue, Place>;

export interface Place {
  readonly at: Cursor;
  /** Its keys are free, and paths write them in brackets: `labels[app]`. */
  readonly isKeyed: boolean;
}

/**
 * A JSON value with the places of its lists and maps. What a default has filled in stands where it is missing.
 * @param places is filled
 */
export function placedValue(
  json: unknown,
  at: Cursor,
  schema: Schema | undefined,
  places: Map<CelValue, Place>,
): CelValue {
  if (json === UNKNOWN) return UNKNOWN;
  const isKeyed = schema?.additionalProperties !== undefined;
  if (Array.isArray(json)) {
    const items = at.items();
    const list: CelValue = {
      kind: "list",
      items: json.map((item, index) => placedValue(item, items[index] ?? at, schema?.items, places)),
    };
    places.set(list, { at, isKeyed });
    return list;
  }
  if (isObject(json)) {
    const entries = Object.entries(json).map(([name, value]) => {
      const type = schema?.properties.get(name) ?? schema?.additionalProperties;
      return [name, placedValue(value, isKeyed ? at.key(name) : at.at(name), type, places)] as const;
    });
    const map: CelValue = { kind: "map", entries: new Map<CelKey, CelValue>(entries) };
    places.set(map, { at, isKeyed });
    return map;
  }
  return celValueOf(json, undefined);
}

/** The place that an expression speaks of first: the field that it reads, or that is missing. */
export function placeOf(expression: Expression, scope: Scope, places: Places): Cursor | undefined {
  const step = stepOf(expression, scope);
  if (step !== undefined) {
    const owner = attempt(() => evaluate(step.owner, scope));
    const place = owner instanceof Error ? undefined : places.get(owner);
    if (place !== undefined) return below(place, step.key);
  }
  for (const part of partsOf(expression)) {
    const place = placeOf(part, scope, places);
    if (place !== undefined) return place;
  }
  const value = attempt(() => evaluate(expression, scope));
  return value instanceof Error ? undefined : places.get(value)?.at;
}

interface Step {
  readonly owner: Expression;
  readonly key: CelValue;
}

function stepOf(expression: Expression, scope: Scope): Step | undefined {
  if (expression.kind === "select") return { owner: expression.operand, key: expression.field };
  if (expression.kind === "binary" && expression.operator === "in") {
    const key = attempt(() => evaluate(expression.left, scope));
    return key instanceof Error ? undefined : { owner: expression.right, key };
  }
  if (expression.kind !== "index") return undefined;
  const key = attempt(() => evaluate(expression.index, scope));
  return key instanceof Error ? undefined : { owner: expression.operand, key };
}

function below({ at, isKeyed }: Place, key: CelValue): Cursor {
  const name = keyOf(key);
  if (typeof name === "string") return isKeyed ? at.key(name) : at.at(name);
  return typeof name === "bigint" ? (at.items()[Number(name)] ?? at) : at;
}
