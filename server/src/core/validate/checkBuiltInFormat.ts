import { closestQuantity, parseQuantity } from "../formats/quantity.ts";
import { isDateTime, isMicroTime } from "../formats/times.ts";
import type { Cursor } from "../manifest/cursor.ts";
import type { Schema } from "../schema/schema.ts";
import { decodeBase64 } from "../text/base64.ts";
import { say } from "../text/message.ts";
import type { YamlScalar } from "../yaml/node.ts";
import { notAQuantity } from "./patternMismatch.ts";
import { chooseValue } from "./structureFixes.ts";
import type { StructureReport } from "./structureReport.ts";
import { bitsOf, fitsBits } from "./valueTypes.ts";

/** What the Go types of built-in objects decode from a text or a number. */
export function checkBuiltInFormat(
  at: Cursor,
  { value }: YamlScalar,
  schema: Schema,
  report: StructureReport,
): void {
  switch (schema.format) {
    case "quantity":
      checkQuantity(at, String(value), report);
      return;
    case "byte":
      if (typeof value === "string" && decodeBase64(value.replaceAll(/[\r\n]/gu, "")) === undefined) {
        report("invalid-format", at, say`\`${at.called}\` must be base64.`);
      }
      return;
    case "date-time":
      if (typeof value === "string") checkTime(at, value, schema, report);
      return;
    default:
      checkBits(at, schema, report);
  }
}

function checkTime(at: Cursor, text: string, schema: Schema, report: StructureReport): void {
  const inMicroseconds = schema.definition?.endsWith(".MicroTime") === true;
  if (inMicroseconds ? isMicroTime(text) : isDateTime(text)) return;
  const example = inMicroseconds ? "2026-01-31T12:00:00.000000Z" : "2026-01-31T12:00:00Z";
  report("invalid-format", at, say`\`${at.called}\` must be a date and time as in \`${example}\`.`);
}

function checkQuantity(at: Cursor, text: string, report: StructureReport): void {
  if (parseQuantity(text) !== undefined) return;
  const closest = closestQuantity(text);
  report("invalid-quantity", at, notAQuantity(text), {
    fixes: closest === undefined ? [] : chooseValue(at, [closest]),
  });
}

function checkBits(at: Cursor, schema: Schema, report: StructureReport): void {
  const bits = bitsOf(schema);
  const value = at.scalar?.value;
  if ((typeof value !== "number" && typeof value !== "bigint") || bits === undefined || fitsBits(value, bits))
    return;
  report(
    "out-of-bounds",
    at,
    say`\`${String(value)}\` is too large for \`${at.called}\`, a ${bits} bit number.`,
  );
}
