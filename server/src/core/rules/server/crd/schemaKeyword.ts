/**
 * Schemas of custom resources are a part of OpenAPI v3. What JSON Schema knows besides is refused: `$ref`, `$schema`,
 * `id`, `definitions`, `dependencies`, `patternProperties`, `additionalItems`, and a list of schemas for `items`. A keyword has a
 * value of its own type, however deep it stands.
 *
 * ```yaml
 * spec:
 *   $ref: "#/definitions/Spec" # write the schema here
 * ```
 */
import type { Cursor } from "../../../manifest/cursor.ts";
import { schemaPlacesOf, type SchemaPlace } from "../../../manifest/crdSchemas.ts";
import { crdKinds } from "../../../manifest/customResourceDefinition.ts";
import { type Message, say } from "../../../text/message.ts";
import type { Report, Rule } from "../../rule.ts";

const unsupported: ReadonlySet<string> = new Set([
  "id",
  "$ref",
  "definitions",
  "dependencies",
  "patternProperties",
  "additionalItems",
]);

/** What a keyword holds; in most places the type of the schema says so already, below `items` and `additionalProperties` it is open. */
const kinds = byKeyword([
  [["description", "type", "format", "title", "pattern"], say`a text`, ({ string }) => string !== undefined],
  [
    ["minimum", "maximum", "multipleOf", "minLength", "maxLength", "minItems", "maxItems"],
    say`a number`,
    ({ number }) => number !== undefined,
  ],
  [["nullable", "uniqueItems"], say`\`true\` or \`false\``, ({ boolean }) => boolean !== undefined],
  [["properties", "not"], say`a mapping`, ({ isMapping }) => isMapping],
  [["required", "enum", "allOf", "anyOf", "oneOf"], say`a list`, ({ isSequence }) => isSequence],
]);

type ValueKind = readonly [Message, (keyword: Cursor) => boolean];

function byKeyword(
  kinds: readonly (readonly [readonly string[], ...ValueKind])[],
): ReadonlyMap<string, ValueKind> {
  return new Map(kinds.flatMap(([names, ...kind]) => names.map((name) => [name, kind] as const)));
}

const rule: Rule = {
  code: "schema-keyword",
  family: "server",
  severity: "error",
  summary: "A schema of a CustomResourceDefinition uses a keyword that is not supported.",
  source:
    "https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#validation",
  kinds: crdKinds,
  check(manifest, report) {
    let root: Cursor | undefined;
    for (const place of manifest.shared(schemaPlacesOf)) {
      if (place.level === "root") root = place.at;
      checkKeywords(place.at, report);
      if (place.untyped === true) checkTypes(place.at, report);
      checkInMetadata(place, report);
      const dialect = place.at.given("$schema");
      // The server blames the schema as a whole.
      if (dialect?.string && root !== undefined)
        report(dialect, say`\`$schema\` is not supported.`, { on: "key", path: root.path });
    }
  },
};

function checkKeywords(schema: Cursor, report: Report): void {
  for (const keyword of schema.fields()) {
    if (unsupported.has(keyword.name) && keyword.present && !isEmpty(keyword))
      report(keyword, say`\`${keyword.name}\` is not supported.`, { on: "key" });
    if (keyword.name === "items" && keyword.isSequence)
      report(keyword, say`\`items\` is one schema for all entries, not a list of schemas.`, { on: "key" });
    if (keyword.name === "additionalProperties" && (keyword.isSequence || isWord(keyword)))
      report(keyword, say`\`additionalProperties\` is a schema, \`true\` or \`false\`.`);
  }
}

function checkTypes(schema: Cursor, report: Report): void {
  for (const keyword of schema.fields()) {
    const [kind, fits] = kinds.get(keyword.name) ?? [];
    if (kind !== undefined && keyword.present && fits?.(keyword) === false)
      report(keyword, say`\`${keyword.name}\` must be ${kind}.`);
  }
}

function isWord(keyword: Cursor): boolean {
  return keyword.string !== undefined || keyword.number !== undefined;
}

/** `dependencies: {}` is a keyword all the same; the empty form of the others means nothing. */
function isEmpty(keyword: Cursor): boolean {
  if (keyword.name === "definitions" || keyword.name === "patternProperties")
    return keyword.keys().length === 0;
  return keyword.string === "";
}

function checkInMetadata({ at, objectMeta }: SchemaPlace, report: Report): void {
  if (objectMeta === undefined) return;
  const embedded = at.at("x-kubernetes-embedded-resource");
  if (embedded.boolean === true) report(embedded, say`There is no object inside the metadata of an object.`);
  if (objectMeta === "own" && at.at("default").present)
    report(at.at("default"), say`The server fills in \`apiVersion\`, \`kind\` and \`metadata\` by itself.`, {
      on: "key",
    });
}

export default rule;
