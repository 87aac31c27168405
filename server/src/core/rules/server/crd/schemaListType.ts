/**
 * `x-kubernetes-list-type` says how lists are merged: `atomic`, `set`, or `map` with the fields that tell its entries
 * apart, each of them a required or defaulted scalar. Entries of a set are scalars, or atomic as a whole.
 * `x-kubernetes-map-type` says the same of objects: `atomic` or `granular`.
 *
 * ```yaml
 * ports:
 *   type: array
 *   x-kubernetes-list-type: map
 *   x-kubernetes-list-map-keys: [name]
 *   items: { type: object, properties: { name: { type: string } } } # required: [name]
 * ```
 */
import type { Cursor } from "../../../manifest/cursor.ts";
import { schemaPlacesOf } from "../../../manifest/crdSchemas.ts";
import { crdKinds } from "../../../manifest/customResourceDefinition.ts";
import { listing, type MessageValue, say } from "../../../text/message.ts";
import { isUnset } from "../../requireValue.ts";
import type { Report, Rule } from "../../rule.ts";

const listTypes = ["atomic", "set", "map"];
const mapTypes = ["atomic", "granular"];

const rule: Rule = {
  code: "schema-list-type",
  family: "server",
  severity: "error",
  summary: "A schema says how to merge lists or maps in a way that its type does not allow.",
  source:
    "https://kubernetes.io/docs/reference/using-api/server-side-apply/#custom-resources-and-server-side-apply",
  kinds: crdKinds,
  check(manifest, report) {
    for (const { at } of manifest.shared(schemaPlacesOf)) {
      checkKind(at, "x-kubernetes-map-type", "object", mapTypes, report);
      checkKind(at, "x-kubernetes-list-type", "array", listTypes, report);
      checkKeys(at, report);
      const listType = at.given("x-kubernetes-list-type")?.string;
      if (listType === "map") checkMapEntries(at, report);
      if (listType === "set") checkSetEntries(at.at("items"), report);
    }
  },
};

function checkKind(
  schema: Cursor,
  keyword: string,
  type: string,
  known: readonly string[],
  report: Report,
): void {
  const place = schema.given(keyword);
  if (place?.present !== true) return;
  if (schema.at("type").string !== type)
    report(schema.at("type"), say`\`${keyword}\` needs \`type: ${type}\`.`);
  if (place.string !== undefined && !known.includes(place.string))
    report(place, say`\`${keyword}\` must be one of ${listing(known)}.`);
}

function checkKeys(schema: Cursor, report: Report): void {
  const keys = schema.given("x-kubernetes-list-map-keys");
  const isMap = schema.given("x-kubernetes-list-type")?.string === "map";
  if (keys === undefined || isUnset(keys)) {
    if (isMap)
      report(
        schema.at("x-kubernetes-list-map-keys"),
        say`A list of the type \`map\` needs the fields that tell its entries apart.`,
      );
  } else if (!isMap) {
    report(
      schema.at("x-kubernetes-list-type"),
      say`\`x-kubernetes-list-map-keys\` needs \`x-kubernetes-list-type: map\`.`,
    );
  }
}

function checkMapEntries(schema: Cursor, report: Report): void {
  const items = schema.at("items");
  checkNotNullable(items, say`An entry of a list of the type \`map\``, report);
  if (!items.present) report(items, say`A list of the type \`map\` needs the schema of its entries.`);
  if (!items.isMapping) return;
  const type = items.at("type");
  if (type.string !== "object") {
    report(type, say`The entries of a list of the type \`map\` must be objects.`);
    return;
  }
  const required = items
    .at("required")
    .items()
    .map((name) => name.string);
  const seen = new Set<string>();
  const keys = schema.at("x-kubernetes-list-map-keys");
  for (const key of keys.items()) {
    if (key.string === undefined) continue;
    const field = items.at("properties").key(key.string);
    if (seen.has(key.string)) report(key, say`\`${key.string}\` is repeated.`, { path: keys.path });
    else if (field.isMapping) checkKeyField(field, required.includes(key.string), report);
    else report(key, say`The entries have no field \`${key.string}\`.`, { path: keys.path });
    seen.add(key.string);
  }
}

function checkKeyField(field: Cursor, isRequired: boolean, report: Report): void {
  const type = field.at("type");
  if (type.string === "array" || type.string === "object")
    report(type, say`\`${field.name}\` tells entries apart, so it must be a scalar.`);
  if (!isRequired && !field.at("default").present)
    report(
      field.at("default"),
      say`\`${field.name}\` tells entries apart, so it must be required or have a default.`,
    );
  checkNotNullable(field, `\`${field.name}\``, report);
}

function checkSetEntries(items: Cursor, report: Report): void {
  checkNotNullable(items, say`An entry of a set`, report);
  const type = items.at("type").string;
  const listType = items.at("x-kubernetes-list-type");
  const mapType = items.at("x-kubernetes-map-type");
  if (type === "array" && listType.present && listType.string !== "atomic")
    report(listType, say`A list inside a set must be \`atomic\`.`);
  if (type === "object" && mapType.string !== "atomic")
    report(mapType, say`An object inside a set needs \`x-kubernetes-map-type: atomic\`.`);
}

function checkNotNullable(schema: Cursor, what: MessageValue, report: Report): void {
  const nullable = schema.at("nullable");
  if (nullable.boolean === true) report(nullable, say`${what} can not be nullable.`);
}

export default rule;
