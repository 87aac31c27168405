/**
 * Fields by which objects can be selected (`kubectl get --field-selector`) are texts, integers or booleans that the
 * schema describes, up to eight of them, each once.
 *
 * ```yaml
 * selectableFields:
 *   - jsonPath: spec.color # .spec.color
 * ```
 */
import type { Cursor } from "../../../manifest/cursor.ts";
import { crdKinds, crdVersionsOf } from "../../../manifest/customResourceDefinition.ts";
import { say } from "../../../text/message.ts";
import { requireFilled } from "../../requireValue.ts";
import { schemaAtPath } from "../../schemaAtPath.ts";
import type { Report, Rule } from "../../rule.ts";

const mostFields = 8;
const selectableTypes = ["string", "integer", "boolean"];

const rule: Rule = {
  code: "crd-selectable-field",
  family: "server",
  severity: "error",
  summary: "A selectable field of a CustomResourceDefinition is none that the schema describes, or repeated.",
  source:
    "https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#crd-selectable-fields",
  kinds: crdKinds,
  check(manifest, report) {
    for (const version of crdVersionsOf(manifest)) {
      const fields = version.at("selectableFields");
      const seen = new Set<string>();
      for (const field of fields.items()) {
        const path = field.at("jsonPath");
        if (!requireFilled(path, report) || path.string === undefined) continue;
        checkPath(path, path.string, version.at("schema", "openAPIV3Schema"), report);
        if (seen.has(path.string)) report(path, say`\`${path.string}\` is listed already.`);
        seen.add(path.string);
      }
      if (seen.size > mostFields)
        report(fields, say`There can be ${mostFields} selectable fields at most.`, { on: "key" });
    }
  },
};

function checkPath(place: Cursor, path: string, schema: Cursor, report: Report): void {
  if (path.includes("[")) {
    report(place, say`Brackets are not allowed; name the field with dots: \`.spec.color\`.`);
    return;
  }
  const found = schemaAtPath(schema, path);
  if (found.status === "no-path") report(place, say`\`jsonPath\` ${found.complaint}.`);
  if (found.status === "no-field") report(place, say`The schema describes no field at \`${path}\`.`);
  if (found.status === "found" && !selectableTypes.includes(found.schema.at("type").string ?? ""))
    report(place, say`Objects can be selected by texts, integers and booleans only.`);
}

export default rule;
