/**
 * A branch of `allOf`, `anyOf`, `oneOf` or `not` constrains values; it does not describe them. Types, descriptions,
 * defaults, `additionalProperties` and Kubernetes' extensions stand outside of it, and so does every field that the
 * branches of the whole object speak of. The one exception spells out "integer or text".
 *
 * ```yaml
 * properties:
 *   mode: { type: string }
 * anyOf:
 *   - properties: { mode: { type: string, enum: [a] } } # type belongs above
 * ```
 */
import { branchesOf, schemaPlacesOf } from "../../../manifest/crdSchemas.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { crdKinds, crdVersionsOf } from "../../../manifest/customResourceDefinition.ts";
import { say } from "../../../text/message.ts";
import { isUnset } from "../../requireValue.ts";
import type { Report, Rule } from "../../rule.ts";

const describing: ReadonlySet<string> = new Set([
  "type",
  "title",
  "description",
  "default",
  "nullable",
  "additionalProperties",
  "x-kubernetes-embedded-resource",
  "x-kubernetes-int-or-string",
  "x-kubernetes-list-map-keys",
  "x-kubernetes-list-type",
  "x-kubernetes-map-type",
  "x-kubernetes-preserve-unknown-fields",
  "x-kubernetes-validations",
]);

const rule: Rule = {
  code: "schema-branch",
  family: "server",
  severity: "error",
  summary: "A branch of a junctor in a schema describes something instead of constraining it.",
  source:
    "https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#specifying-a-structural-schema",
  kinds: crdKinds,
  check(manifest, report) {
    for (const { at, level } of manifest.shared(schemaPlacesOf)) {
      if (level === "branch") checkBranch(at, report);
    }
    for (const version of crdVersionsOf(manifest)) {
      const root = version.at("schema", "openAPIV3Schema");
      for (const branch of branchesOf(root)) checkDescribed(branch, root, report);
    }
  },
};

function checkBranch(branch: Cursor, report: Report): void {
  for (const keyword of branch.fields()) {
    if (!describing.has(keyword.name) || isUnset(keyword)) continue;
    if (keyword.boolean === false && keyword.name !== "additionalProperties") continue;
    report(keyword, say`\`${keyword.name}\` can not stand in a branch; move it to the schema outside.`, {
      on: "key",
    });
  }
  const metadata = branch.at("properties").key("metadata");
  if (metadata.isMapping) report(metadata, say`A branch can not speak of \`metadata\`.`, { on: "key" });
}

/** What the branches of the whole object constrain must be described by the object's own fields. */
function checkDescribed(branch: Cursor, described: Cursor, report: Report): void {
  for (const below of branchesOf(branch)) checkDescribed(below, described, report);
  for (const field of branch.at("properties").keys()) {
    const own = described.at("properties").key(field.name);
    if (own.isMapping) checkDescribed(field, own, report);
    else report(own, say`A branch constrains \`${field.name}\`, which \`properties\` does not describe.`);
  }
  const items = branch.at("items");
  const own = described.at("items");
  if (!items.isMapping) return;
  if (own.isMapping) checkDescribed(items, own, report);
  else report(own, say`A branch constrains \`items\`, which the schema does not describe.`);
}

export default rule;
