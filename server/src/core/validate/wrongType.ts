import type { Fix } from "../finding.ts";
import { isServerFormat } from "../formats/stringFormats.ts";
import type { Cursor } from "../manifest/cursor.ts";
import type { ReportOptions } from "../report.ts";
import type { Schema } from "../schema/schema.ts";
import { codes, listing, type Message, say } from "../text/message.ts";
import type { YamlScalar } from "../yaml/node.ts";
import { itemize, wrapInObject } from "./layoutFixes.ts";
import { removeField, requote, wrapInList } from "./structureFixes.ts";
import type { StructureReport } from "./structureReport.ts";
import { typeInWords } from "./valueTypes.ts";

/** Says of a value that it is of another type than its field. */
export function reportType(at: Cursor, schema: Schema, text: string, report: StructureReport): void {
  const { format, origin, type } = schema;
  const fixes = at.scalar === undefined ? itemize(at, schema, text) : retype(at, at.scalar, schema, text);
  report("wrong-type", at, say`\`${at.called}\` must be ${expected(schema)}, not ${valueInWords(at)}.`, {
    fixes,
    ...decoderPath(at, schema),
    ...(origin === "custom" && type === "string" && format !== undefined && isTakenList(at, format, schema)
      ? { severity: "warning" }
      : {}),
  });
}

/** Where only some texts are right, they are more than their type: `off` without quotes is a boolean, and so would `"off"` be wrong. */
function expected({ type, enum: values }: Schema): Message {
  const texts = values?.filter((value) => typeof value === "string") ?? [];
  return type === "string" && texts.length > 0 && texts.length <= 12
    ? say`one of ${listing(codes(texts))}`
    : typeInWords(type);
}

/** The server lets a list pass for a text of a format that it knows. What reads the object will not. */
function isTakenList(at: Cursor, format: string, schema: Schema): boolean {
  return (
    at.isSequence &&
    isServerFormat(format) &&
    schema.enum === undefined &&
    schema.validations.length === 0 &&
    fieldsIn(at).length === 0
  );
}

function retype(at: Cursor, scalar: YamlScalar, schema: Schema, text: string): readonly Fix[] {
  const fixes =
    schema.type === "array" ? wrapInList(scalar, schema, text) : requote(at, scalar, schema, text);
  return fixes.length > 0 ? fixes : wrapInObject(scalar, schema, text);
}

/** The decoder of built-in objects names maps without the key below which it found the wrong value. */
function decoderPath(at: Cursor, { origin }: Schema): Pick<ReportOptions, "path"> {
  return origin === "built-in" ? { path: at.path.replaceAll(/\[(?!\d+\])[^\]]*\]/gu, "") } : {};
}

function valueInWords(at: Cursor): Message {
  if (at.isMapping) return say`a mapping`;
  if (at.isSequence) return say`a list`;
  const value = at.scalar?.value;
  const shown = typeof value === "string" && value.length > 40 ? `${value.slice(0, 40)}…` : String(value);
  if (typeof value === "string") return say`the text \`${shown}\``;
  if (typeof value === "boolean") return say`the boolean \`${shown}\``;
  return say`the number \`${shown}\``;
}

/** Where the type knows nothing below a value, every field there is unknown. */
export function reportFieldsIn(at: Cursor, text: string, report: StructureReport): void {
  for (const field of fieldsIn(at))
    report(
      "unknown-field",
      field,
      say`There is no field \`${field.name}\` in \`${field.parent?.called ?? ""}\`.`,
      { on: "key", fixes: removeField(field, text), tags: ["unnecessary"] },
    );
}

/** The fields of a mapping, or of those in a list. */
function fieldsIn(at: Cursor): readonly Cursor[] {
  return at.isMapping ? at.fields() : at.items().flatMap(fieldsIn);
}
