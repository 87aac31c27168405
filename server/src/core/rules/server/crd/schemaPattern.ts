/**
 * A `pattern` in the schema of a CustomResourceDefinition has to be a regular expression as Go reads it (RE2). It knows neither
 * look-around nor back references, and takes at most 1000 repetitions. The API server refuses other patterns.
 *
 * ```yaml
 * schema:
 *   openAPIV3Schema:
 *     type: object
 *     properties:
 *       name:
 *         type: string
 *         pattern: ^(?!kube-) # (?! is not known
 * ```
 */
import { GoPattern } from "../../../formats/goPattern.ts";
import { schemaPlacesOf } from "../../../manifest/crdSchemas.ts";
import { crdKinds } from "../../../manifest/customResourceDefinition.ts";
import { say } from "../../../text/message.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "schema-pattern",
  family: "server",
  severity: "error",
  summary: "A pattern of a CustomResourceDefinition is no regular expression that the server can read.",
  source:
    "https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#validation",
  kinds: crdKinds,
  check(manifest, report) {
    // The same few patterns stand in many places, above all that of quantities.
    const patterns = new Map<string, GoPattern>();
    for (const { at } of manifest.shared(schemaPlacesOf)) {
      const pattern = at.given("pattern");
      if (pattern?.string === undefined) continue;
      const known = patterns.get(pattern.string) ?? new GoPattern(pattern.string);
      patterns.set(pattern.string, known);
      const { complaint } = known;
      if (complaint !== undefined) report(pattern, say`The pattern can not be read: ${complaint}.`);
    }
  },
};

export default rule;
