/**
 * A column that `kubectl get` prints has a name, a type, and the path of a field, which starts with a dot.
 *
 * ```yaml
 * additionalPrinterColumns:
 *   - { name: Replicas, type: int, jsonPath: spec.replicas } # integer, .spec.replicas
 * ```
 */
import type { Cursor } from "../../../manifest/cursor.ts";
import { crdKinds, crdVersionsOf } from "../../../manifest/customResourceDefinition.ts";
import { listing, say } from "../../../text/message.ts";
import { replaceValue } from "../../replaceValue.ts";
import { requireFilled } from "../../requireValue.ts";
import type { Report, Rule } from "../../rule.ts";

const types = ["boolean", "date", "integer", "number", "string"];
const formats = ["byte", "date", "date-time", "double", "float", "int32", "int64", "password"];

const rule: Rule = {
  code: "crd-printer-column",
  family: "server",
  severity: "error",
  summary: "A printer column of a CustomResourceDefinition has no name, or an unknown type, format or path.",
  source:
    "https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#additional-printer-columns",
  kinds: crdKinds,
  check(manifest, report) {
    for (const version of crdVersionsOf(manifest)) {
      for (const column of version.at("additionalPrinterColumns").items()) checkColumn(column, report);
    }
  },
};

function checkColumn(column: Cursor, report: Report): void {
  requireFilled(column.at("name"), report);
  const type = column.at("type");
  if (requireFilled(type, report) && type.string !== undefined && !types.includes(type.string))
    report(type, say`\`type\` must be one of ${listing(types)}.`);
  const format = column.at("format");
  if (format.string && !formats.includes(format.string))
    report(format, say`\`format\` must be one of ${listing(formats)}.`);
  const path = column.at("jsonPath");
  if (requireFilled(path, report) && path.string !== undefined && !path.string.startsWith(".")) {
    report(path, say`The path of a column must start with \`.\`.`, {
      fixes: /^[a-z]/u.test(path.string) ? replaceValue(path, `.${path.string}`) : [],
    });
  }
}

export default rule;
