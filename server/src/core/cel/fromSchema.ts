import { decodeBase64 } from "../text/base64.ts";
import { parseDurationFormat } from "../formats/duration.ts";
import { parseTimestamp } from "../formats/times.ts";
import type { JsonObject } from "../schema/jsonValue.ts";
import type { Schema } from "../schema/schema.ts";
import { toFieldName } from "./fieldNames.ts";
import { type CelKey, type CelValue, list } from "./value.ts";

/**
 * A JSON value as expressions see it. The schema decides between whole numbers and others, texts and durations, and how
 * lists compare; without one, numbers are whole when they have no fraction.
 *
 * Source: https://kubernetes.io/docs/reference/using-api/cel/#type-declarations-and-openapi
 */
export function celValueOf(value: unknown, schema: Schema | undefined): CelValue {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return listOf(value, schema);
  if (typeof value === "object") return mapOf(value as JsonObject, schema);
  if (typeof value === "number") return numberOf(value, schema);
  if (typeof value === "string") return textOf(value, schema);
  if (typeof value === "bigint") return integerOf(value, schema);
  return typeof value === "boolean" ? value : null;
}

function listOf(items: readonly unknown[], schema: Schema | undefined): CelValue {
  const values = items.map((item) => celValueOf(item, schema?.items));
  if (schema?.listType === "set") return { kind: "list", items: values, listType: "set" };
  if (schema?.listType === "map")
    return { kind: "list", items: values, listType: "map", listMapKeys: schema.listMapKeys };
  return list(values);
}

function mapOf(object: JsonObject, schema: Schema | undefined): CelValue {
  const entries = new Map<CelKey, CelValue>();
  const isMap = schema === undefined || schema.additionalProperties !== undefined;
  for (const [name, value] of Object.entries(object)) {
    const type = schema?.properties.get(name) ?? schema?.additionalProperties;
    entries.set(isMap ? name : toFieldName(name), celValueOf(value, type));
  }
  return { kind: "map", entries };
}

function numberOf(value: number, schema: Schema | undefined): CelValue {
  if (schema?.type === "number") return value;
  return Number.isInteger(value) ? BigInt(value) : value;
}

/** What 64 bits can not hold, JSON reads as a number with a fraction. */
function integerOf(value: bigint, schema: Schema | undefined): CelValue {
  return schema?.type === "number" || BigInt.asIntN(64, value) !== value ? Number(value) : value;
}

function textOf(value: string, schema: Schema | undefined): CelValue {
  switch (schema?.origin === "custom" ? schema.format : undefined) {
    case "duration": {
      const nanoseconds = parseDurationFormat(value);
      return nanoseconds === undefined ? value : { kind: "duration", nanoseconds };
    }
    case "date":
    case "date-time": {
      const nanoseconds = parseTimestamp(schema?.format === "date" ? `${value}T00:00:00Z` : value);
      return nanoseconds === undefined ? value : { kind: "timestamp", nanoseconds };
    }
    case "byte": {
      const bytes = decodeBase64(value);
      return bytes === undefined ? value : { kind: "bytes", bytes };
    }
    default:
      return value;
  }
}
