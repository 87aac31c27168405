/**
 * The schema of a custom resource is structural: every field, every value of a map and every entry of a list says its
 * `type` (or `x-kubernetes-int-or-string`, or `x-kubernetes-preserve-unknown-fields`), and the whole object is an
 * `object`. A field is either one with known `properties` or a map with `additionalProperties`. Of its own `metadata` a
 * kind can only restrict `name` and `generateName`.
 *
 * ```yaml
 * openAPIV3Schema:
 *   type: object
 *   properties:
 *     spec: { properties: { size: { type: integer } } } # type: object
 *     tags: { type: array } # items: { type: string }
 * ```
 */
import type { Cursor } from "../../../manifest/cursor.ts";
import { schemaPlacesOf, type SchemaPlace } from "../../../manifest/crdSchemas.ts";
import { crdKinds } from "../../../manifest/customResourceDefinition.ts";
import { listing, say } from "../../../text/message.ts";
import type { Report, Rule } from "../../rule.ts";

const types = ["array", "boolean", "integer", "number", "object", "string"];
const missing = {
  root: say`The schema of the whole object needs \`type: object\`.`,
  field: say`The schema of a field needs a \`type\`.`,
  item: say`The schema of a list's entries needs a \`type\`.`,
};

const rule: Rule = {
  code: "structural-schema",
  family: "server",
  severity: "error",
  summary: "A schema of a CustomResourceDefinition does not say the type of every field.",
  source:
    "https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#specifying-a-structural-schema",
  kinds: crdKinds,
  check(manifest, report) {
    for (const place of manifest.shared(schemaPlacesOf)) {
      const type = place.at.at("type");
      if (type.string && !types.includes(type.string))
        report(
          type,
          say`\`type\` must be one of ${listing(types)}${type.string === "null" ? say`; see \`nullable\`` : ""}.`,
        );
      checkMap(place, report);
      checkUniqueItems(place.at, report);
      if (place.level === "branch") continue;
      if (place.untyped === true || isText(type)) checkType(place.at, place.level, report);
      checkList(place.at, report);
      checkEmbedded(place.at, report);
      if (place.level === "root" || isEmbedded(place.at))
        checkObjectFields(place.at.at("properties"), place.level, report);
      if (place.level === "root" && isTrue(place.at, "nullable"))
        report(place.at.at("nullable"), say`An object as a whole can not be \`null\`.`);
    }
  },
};

function checkType(schema: Cursor, level: keyof typeof missing, report: Report): void {
  const type = schema.at("type");
  if (!type.string) {
    if (isEmbedded(schema)) report(type, say`An embedded object needs \`type: object\`.`);
    else if (
      !isTrue(schema, "x-kubernetes-int-or-string") &&
      !isTrue(schema, "x-kubernetes-preserve-unknown-fields")
    )
      report(type, missing[level]);
  } else if (type.string !== "object" && (level === "root" || isEmbedded(schema))) {
    report(type, say`\`type\` must be \`object\`, not \`${type.string}\`.`);
  }
}

/** Known fields and free keys exclude each other; the object itself has known fields only. */
function checkMap({ at, level }: SchemaPlace, report: Report): void {
  const values = at.given("additionalProperties");
  if (values?.present !== true) return;
  if (values.boolean !== true && at.at("properties").keys().length > 0)
    report(values, say`\`properties\` and \`additionalProperties\` exclude each other.`, { on: "key" });
  if (level === "root")
    report(values, say`An object can not have free keys; use \`properties\`.`, { on: "key" });
  if (level !== "branch" && isEmbedded(at))
    report(values, say`An embedded object can not have free keys.`, { on: "key" });
}

function checkList(schema: Cursor, report: Report): void {
  // A text in the place of `items` is dropped when the object is decoded.
  if (schema.at("type").string === "array" && (!schema.at("items").present || schema.at("items").scalar))
    report(schema.at("items"), say`A list needs the schema of its entries, \`items\`.`);
}

function checkUniqueItems(schema: Cursor, report: Report): void {
  const unique = schema.given("uniqueItems");
  if (unique?.boolean === true)
    report(unique, say`\`uniqueItems\` is not supported; use \`x-kubernetes-list-type: set\`.`);
}

function checkEmbedded(schema: Cursor, report: Report): void {
  const preserve = schema.given("x-kubernetes-preserve-unknown-fields");
  if (preserve?.boolean === false) report(preserve, say`This is \`true\` or not there at all.`);
  if (preserve?.boolean === true && isTrue(schema, "x-kubernetes-int-or-string"))
    report(preserve, say`An integer or text has no fields that could be kept.`);
  if (!isEmbedded(schema)) return;
  const embedded = schema.at("x-kubernetes-embedded-resource");
  if (isTrue(schema, "x-kubernetes-int-or-string")) report(embedded, say`An integer or text is no object.`);
  if (preserve?.boolean !== true && schema.at("properties").keys().length === 0)
    report(
      schema.at("properties"),
      say`An embedded object needs \`properties\`, or has to preserve unknown fields.`,
    );
}

/** `apiVersion` and `kind` are texts, and of the object itself the server alone knows what `metadata` is. */
function checkObjectFields(properties: Cursor, level: SchemaPlace["level"], report: Report): void {
  for (const name of ["apiVersion", "kind"]) {
    const field = properties.key(name);
    if (field.isMapping && isText(field.at("type")) && field.at("type").string !== "string")
      report(field.at("type"), say`\`${name}\` must have \`type: string\`.`);
  }
  const metadata = properties.key("metadata");
  if (!metadata.isMapping) return;
  if (metadata.at("type").string !== "object")
    report(metadata.at("type"), say`\`metadata\` must have \`type: object\`.`);
  if (level !== "root") return;
  const names = metadata.at("properties").keys();
  const surplus =
    metadata.fields().find((keyword) => !isPlain(keyword)) ??
    names.find((field) => field.name !== "name" && field.name !== "generateName");
  if (surplus !== undefined) {
    report(surplus, say`Of \`metadata\`, only \`name\` and \`generateName\` can be restricted.`, {
      on: "key",
      path: metadata.path,
    });
  }
}

/** Type, fields and default of `metadata` have rules of their own; false and nothing say nothing. */
function isPlain(keyword: Cursor): boolean {
  return (
    ["type", "properties", "default"].includes(keyword.name) ||
    (keyword.name === "items" && keyword.scalar !== undefined) ||
    (keyword.isMapping && keyword.keys().length === 0) ||
    !keyword.present ||
    keyword.boolean === false
  );
}

/** A value of another type has been reported where the object is compared with its own type. */
function isText(keyword: Cursor): boolean {
  return !keyword.present || keyword.string !== undefined;
}

function isEmbedded(schema: Cursor): boolean {
  return isTrue(schema, "x-kubernetes-embedded-resource");
}

function isTrue(schema: Cursor, keyword: string): boolean {
  return schema.given(keyword)?.boolean === true;
}

export default rule;
