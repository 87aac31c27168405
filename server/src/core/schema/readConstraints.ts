import { GoPattern } from "../formats/goPattern.ts";
import { isObject, listAt, namesAt, numberAt, objectAt, textAt } from "./jsonValue.ts";
import type { JsonObject } from "./jsonValue.ts";
import type { CelValidation, PartialSchema, Schema, SchemaType, ValueConstraints } from "./schema.ts";

const types: ReadonlySet<string> = new Set(["object", "array", "string", "integer", "number", "boolean"]);

/** The `type` of a JSON schema as a node type; `undefined` when it says none. */
export function typeOf(value: JsonObject): SchemaType | undefined {
  if (value["x-kubernetes-int-or-string"] === true || value["format"] === "int-or-string")
    return "int-or-string";
  const type = textAt(value, "type");
  return type !== undefined && types.has(type) ? (type as SchemaType) : undefined;
}

/** Bounds, formats, enums and junctors of a JSON schema as OpenAPI v3 and CRDs write them. */
export function constraintsOf(value: JsonObject): ValueConstraints {
  const format = textAt(value, "format");
  const pattern = textAt(value, "pattern");
  const not = objectAt(value, "not");
  return {
    required: namesAt(value, "required"),
    ...(format === undefined || format === "int-or-string" ? {} : { format }),
    ...(pattern === undefined ? {} : { pattern: new GoPattern(pattern) }),
    ...(Array.isArray(value["enum"]) ? { enum: listAt(value, "enum") } : {}),
    ...numbers(value),
    ...(value["exclusiveMinimum"] === true ? { exclusiveMinimum: true } : {}),
    ...(value["exclusiveMaximum"] === true ? { exclusiveMaximum: true } : {}),
    ...(value["uniqueItems"] === true ? { uniqueItems: true } : {}),
    ...branches(value, "allOf"),
    ...branches(value, "anyOf"),
    ...branches(value, "oneOf"),
    ...(not === undefined ? {} : { not: partialSchema(not) }),
  };
}

const numericKeywords = [
  "minimum",
  "maximum",
  "multipleOf",
  "minLength",
  "maxLength",
  "minItems",
  "maxItems",
  "minProperties",
  "maxProperties",
] as const;

function numbers(value: JsonObject): Partial<Record<(typeof numericKeywords)[number], number>> {
  const found: Partial<Record<(typeof numericKeywords)[number], number>> = {};
  for (const keyword of numericKeywords) {
    const number = numberAt(value, keyword);
    if (number !== undefined) found[keyword] = number;
  }
  return found;
}

/**
 * The branches of a junctor. What only spells out "integer or string" is left out: the type says so already
 * (https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#intorstring).
 */
function branches(value: JsonObject, keyword: "allOf" | "anyOf" | "oneOf"): Partial<ValueConstraints> {
  const found = listAt(value, keyword)
    .filter(isObject)
    .filter((branch) => !(keyword === "allOf" && isIntOrStringMarker(listAt(branch, "anyOf"), branch)));
  if (found.length === 0 || (keyword === "anyOf" && isIntOrStringMarker(found))) return {};
  return { [keyword]: found.map(partialSchema) };
}

function isIntOrStringMarker(branchesFound: readonly unknown[], owner?: JsonObject): boolean {
  if (owner !== undefined && Object.keys(owner).length !== 1) return false;
  if (branchesFound.length !== 2) return false;
  const said = branchesFound.map((branch) => JSON.stringify(branch)).sort();
  return said[0] === '{"type":"integer"}' && said[1] === '{"type":"string"}';
}

/** A branch of a junctor, or any other schema that only constrains. */
export function partialSchema(value: JsonObject): PartialSchema {
  const type = typeOf(value);
  const properties = objectAt(value, "properties");
  const items = objectAt(value, "items");
  const additional = objectAt(value, "additionalProperties");
  return {
    ...constraintsOf(value),
    ...(type === undefined ? {} : { type }),
    ...(properties === undefined ? {} : { properties: partialProperties(properties) }),
    ...(items === undefined ? {} : { items: partialSchema(items) }),
    ...(additional === undefined ? {} : { additionalProperties: partialSchema(additional) }),
  };
}

function partialProperties(properties: JsonObject): ReadonlyMap<string, PartialSchema> {
  const read = new Map<string, PartialSchema>();
  for (const [name, field] of Object.entries(properties))
    if (isObject(field)) read.set(name, partialSchema(field));
  return read;
}

/** `x-kubernetes-*` facts that OpenAPI documents and CRDs share. */
export function extensionsOf(value: JsonObject): Partial<Schema> {
  const listType = textAt(value, "x-kubernetes-list-type");
  const listMapKeys = namesAt(value, "x-kubernetes-list-map-keys");
  const mergeKey = textAt(value, "x-kubernetes-patch-merge-key");
  const validations = listAt(value, "x-kubernetes-validations").filter(isObject).flatMap(celValidation);
  return {
    ...(listType === "atomic" || listType === "set" || listType === "map" ? { listType } : {}),
    ...(listMapKeys.length === 0 ? {} : { listMapKeys }),
    ...(mergeKey === undefined ? {} : { mergeKey }),
    ...(value["x-kubernetes-preserve-unknown-fields"] === true ? { preserveUnknownFields: true } : {}),
    ...(value["x-kubernetes-embedded-resource"] === true ? { embeddedResource: true } : {}),
    ...(value["nullable"] === true ? { nullable: true } : {}),
    ...(validations.length === 0 ? {} : { validations }),
  };
}

const celTexts = ["message", "messageExpression", "reason", "fieldPath"] as const;

function celValidation(value: JsonObject): readonly CelValidation[] {
  const rule = textAt(value, "rule");
  if (rule === undefined) return [];
  const texts: Partial<Record<(typeof celTexts)[number], string>> = {};
  for (const name of celTexts) {
    const text = textAt(value, name);
    if (text !== undefined) texts[name] = text;
  }
  return [{ rule, ...texts, ...(value["optionalOldSelf"] === true ? { optionalOldSelf: true } : {}) }];
}
