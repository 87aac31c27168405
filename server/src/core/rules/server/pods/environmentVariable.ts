/**
 * A variable of a container has a name of printable characters without `=`, and a `value` or one source in `valueFrom`:
 * a field of the pod, a resource of a container, or a key of a ConfigMap, a Secret or a file.
 *
 * Before Kubernetes 1.32 a name had letters, digits, `-`, `_` and `.` only.
 *
 * ```yaml
 * env:
 *   - name: POD_NAME
 *     value: web
 *     valueFrom: # a value or a source, not both
 *       fieldRef:
 *         fieldPath: metadata.name
 * ```
 */
import { environmentName, plainEnvironmentName } from "../../../formats/names.ts";
import { containersIn } from "../../../manifest/containers.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { podKinds } from "../../../manifest/podSpecs.ts";
import { codes, listing, say } from "../../../text/message.ts";
import { checkFormat } from "../../checkFormat.ts";
import { requireFilled } from "../../requireValue.ts";
import type { Report, Rule } from "../../rule.ts";

/** Since this minor version names of variables may have any printable character but `=`. */
const relaxesNames = 32;

const sources = ["fieldRef", "resourceFieldRef", "configMapKeyRef", "secretKeyRef", "fileKeyRef"];

const rule: Rule = {
  code: "environment-variable",
  family: "server",
  severity: "error",
  summary: "A variable has no name, a malformed one, or not exactly one value.",
  source: "https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-container/",
  kinds: podKinds,
  ofMadePods: true,
  check(manifest, report, { minor }) {
    const format = minor < relaxesNames ? plainEnvironmentName : environmentName;
    for (const { at } of containersIn(manifest)) {
      for (const variable of at.at("env").items()) {
        const name = variable.at("name");
        if (requireFilled(name, report)) checkFormat(name, format, report);
        if (variable.at("valueFrom").isMapping) checkSource(variable, report);
      }
    }
  },
};

function checkSource(variable: Cursor, report: Report): void {
  const valueFrom = variable.at("valueFrom");
  const count = sources.filter((name) => valueFrom.at(name).present).length;
  if (count === 0) {
    report(valueFrom, say`\`valueFrom\` must name a source: ${listing(codes(sources))}.`, {
      on: "key",
    });
  } else if (variable.at("value").string) {
    report(valueFrom, say`A variable has a \`value\` or a \`valueFrom\`, not both.`, { on: "key" });
  } else if (count > 1) {
    report(valueFrom, say`\`valueFrom\` can have one source only.`, { on: "key" });
  }
}

export default rule;
