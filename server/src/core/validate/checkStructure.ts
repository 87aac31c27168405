import type { Cursor } from "../manifest/cursor.ts";
import type { Schema } from "../schema/schema.ts";
import { say } from "../text/message.ts";
import type { YamlScalar } from "../yaml/node.ts";
import { isScalarValue } from "../yaml/writeScalar.ts";
import { checkBuiltInFormat } from "./checkBuiltInFormat.ts";
import { checkEmbedded } from "./checkEmbedded.ts";
import { missingFields, violationsOf } from "./constraints.ts";
import { duplicateEntries } from "./duplicateEntries.ts";
import { isEmptyAValue } from "./emptyTexts.ts";
import { chooseValue, removeEntry, removeField, renameField } from "./structureFixes.ts";
import { moveField } from "./layoutFixes.ts";
import { homeOf, nameOfHome, type TypedPlace } from "./misplacedField.ts";
import { isFilledIn } from "./placeholders.ts";
import type { StructureReport } from "./structureReport.ts";
import { bitsOf, hasType, typeInWords } from "./valueTypes.ts";
import { bitsViolations, enumViolations } from "./valueViolations.ts";
import { reportFieldsIn, reportType } from "./wrongType.ts";

interface Walk {
  readonly text: string;
  readonly report: StructureReport;
  /** Where the walk began. */
  readonly top: TypedPlace;
  /** Below `status` the server only decodes: what a person writes there is dropped before it is validated. */
  readonly decodeOnly: boolean;
}

/**
 * Compare an object with its type as the API server does when it decodes strictly and validates the schema: unknown
 * fields, wrong types, missing fields, values out of bounds.
 */
export function checkStructure(root: Cursor, schema: Schema, text: string, report: StructureReport): void {
  const walk = { text, report, top: { at: root, schema }, decodeOnly: false };
  checkObject(root, schema, walk, (field) =>
    field.name === "status" && schema.keepsStatus !== true ? { ...walk, decodeOnly: true } : walk,
  );
}

/** Compare a value inside an object with its type. */
export function checkValue(at: Cursor, schema: Schema, text: string, report: StructureReport): void {
  check(at, schema, { text, report, top: { at, schema }, decodeOnly: false });
}

function check(at: Cursor, schema: Schema, walk: Walk): void {
  const { node } = at;
  if (node === undefined || schema.type === "any") return;
  if (node.kind === "scalar" && node.value === null) {
    checkNull(at, schema, walk);
  } else if (!isOfType(at, schema)) {
    // Custom resources are decoded into anything: types are a matter of validation.
    if (!walk.decodeOnly || schema.origin === "built-in") reportType(at, schema, walk.text, walk.report);
    else if (!schema.preserveUnknownFields) reportFieldsIn(at, walk.text, walk.report);
  } else if (schema.type === "object") {
    checkObject(at, schema, walk);
  } else if (schema.type === "array") {
    checkList(at, schema, walk);
  } else {
    checkScalar(at, schema, walk);
  }
}

/** A `null` is pruned where a field may be absent. In a list it is wrong for custom resources, and an empty value else. */
function checkNull(at: Cursor, schema: Schema, walk: Walk): void {
  if (schema.nullable && schema.origin === "custom" && !walk.decodeOnly) {
    for (const { code, message } of enumViolations(at, schema)) walk.report(code, at, message);
  }
  if (schema.nullable || at.parent?.isSequence !== true) return;
  if (schema.origin === "built-in") {
    checkEmptyEntry(at, schema, walk);
    return;
  }
  if (walk.decodeOnly) return;
  walk.report(
    "wrong-type",
    at,
    say`An entry of \`${at.parent.name}\` must be ${typeInWords(schema.type)}, not \`null\`.`,
  );
}

function checkEmptyEntry(at: Cursor, schema: Schema, { report, decodeOnly }: Walk): void {
  if (decodeOnly) return;
  for (const missing of missingFields(at, schema.required, schema)) {
    report(missing.code, missing.at, missing.message);
  }
  if (schema.enum?.includes("") === false) {
    report("invalid-enum", at, say`An entry of \`${at.parent?.name ?? ""}\` can not be empty.`);
  }
}

function isOfType(at: Cursor, schema: Schema): boolean {
  const { node } = at;
  if (node === undefined) return true;
  if (schema.format === "quantity" && schema.origin === "built-in")
    return hasType(node, "number") || hasType(node, "string");
  return hasType(node, schema.type);
}

function checkObject(
  at: Cursor,
  schema: Schema,
  walk: Walk,
  walkOf: (field: Cursor) => Walk = () => walk,
): void {
  const { properties, additionalProperties } = schema;
  for (const field of at.fields()) {
    const type = properties.get(field.name) ?? additionalProperties;
    if (type !== undefined) {
      check(properties.has(field.name) ? field : at.key(field.name), type, walkOf(field));
      if (field.string === "" && isEmptyAValue(schema, field.name)) reportEmpty(field, type, walkOf(field));
    } else if (!schema.preserveUnknownFields) checkUnknown(field, at, schema, walk, walkOf);
  }
  checkConstraints(at, schema, walk);
  if (schema.embeddedResource && !walk.decodeOnly) checkEmbedded(at, walk.report);
}

function reportEmpty(at: Cursor, schema: Schema, { report, decodeOnly }: Walk): void {
  if (decodeOnly) return;
  const values = (schema.enum ?? []).filter(isScalarValue);
  report("invalid-enum", at, say`\`${at.called}\` is empty; leave it out or choose a value.`, {
    fixes: chooseValue(at, values),
  });
}

/** Reports a field that the type has not, and checks what it holds where it is plain what it was meant to be. */
function checkUnknown(
  field: Cursor,
  at: Cursor,
  schema: Schema,
  { report, text, top }: Walk,
  walkOf: (field: Cursor) => Walk,
): void {
  const rename = renameField(field, at, schema);
  const type = rename && schema.properties.get(rename.name);
  const isReadable = type !== undefined && field.present && isOfType(field, type);
  const home = rename === undefined ? homeOf(field, { at, schema }, top) : undefined;
  const meant = rename === undefined ? home?.at(field.name) : at.at(rename.name);
  const hint =
    rename !== undefined
      ? say` Did you mean \`${rename.name}\`?`
      : home === undefined || home.called === ""
        ? ""
        : say` Did you mean it for \`${nameOfHome(home, field)}\`?`;
  const message =
    at.called === ""
      ? say`There is no field \`${field.name}\` in this object.${hint}`
      : say`There is no field \`${field.name}\` in \`${at.called}\`.${hint}`;
  const fixes = [
    ...(rename === undefined ? [] : [rename.fix]),
    ...(home === undefined ? [] : moveField(field, home, text)),
    ...removeField(field, text),
  ];
  report("unknown-field", field, message, {
    on: "key",
    fixes,
    tags: ["unnecessary"],
    ...(meant === undefined ? {} : { meant, isReadable }),
  });
  if (isReadable && meant !== undefined) check(field, type, walkOf(meant));
}

function checkList(at: Cursor, schema: Schema, walk: Walk): void {
  const { items } = schema;
  if (items !== undefined) for (const item of at.items()) check(item, items, walk);
  checkConstraints(at, schema, walk);
  // The server does not enforce the keys of its own types when an object is created; validation does, kind by kind.
  if (schema.origin === "built-in" || walk.decodeOnly) return;
  for (const { at: entry, earlier, message } of duplicateEntries(at, schema))
    walk.report("duplicate-list-entry", entry, message, { fixes: removeEntry(entry, earlier, walk.text) });
}

function checkScalar(at: Cursor, schema: Schema, walk: Walk): void {
  const { scalar } = at;
  if (scalar === undefined) return;
  if (schema.origin === "built-in") checkBuiltInFormat(at, scalar, schema, walk.report);
  else if (!walk.decodeOnly) checkBits(at, scalar, schema, walk.report);
  checkConstraints(at, schema, walk);
}

function checkBits(at: Cursor, { value }: YamlScalar, schema: Schema, report: StructureReport): void {
  const bits = bitsOf(schema);
  if (bits === undefined) return;
  for (const { code, message } of bitsViolations(at, value, bits)) report(code, at, message);
}

function checkConstraints(at: Cursor, schema: Schema, { report, text, decodeOnly }: Walk): void {
  if (decodeOnly || isUnconstrained(schema)) return;
  // An empty text in a field is "not set" to most built-in types, which then take their default.
  const constraints = schema.origin === "built-in" ? builtInConstraints(at, schema) : schema;
  for (const violation of violationsOf(at, constraints, schema)) {
    if (violation.code === "schema-alternatives" && holdsPlaceholder(at, text)) continue;
    const fixes = violation.allowed === undefined ? [] : chooseValue(violation.at, violation.allowed);
    report(violation.code, violation.at, violation.message, { fixes });
  }
}

/** Which alternative a value fits is not known while another program still fills in a part of it. */
function holdsPlaceholder({ node }: Cursor, text: string): boolean {
  return node !== undefined && isFilledIn(text.slice(node.start, node.end));
}

/** Types that are built in constrain values by enums and required fields alone, and most by neither. */
function isUnconstrained(schema: Schema): boolean {
  return schema.origin === "built-in" && schema.enum === undefined && schema.required.length === 0;
}

function builtInConstraints(at: Cursor, schema: Schema): Pick<Schema, "required" | "enum"> {
  return schema.enum === undefined || (at.string === "" && at.parent?.isSequence !== true)
    ? { required: schema.required }
    : { required: schema.required, enum: schema.enum };
}
