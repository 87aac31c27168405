/**
 * Labels of a Namespace choose the Pod Security Standards for its pods: `enforce`, `audit` and `warn` each take a level
 * (`privileged`, `baseline`, `restricted`) and, with `-version`, the Kubernetes version whose standard counts. The API
 * server refuses other values, which would leave the namespace unprotected.
 *
 * ```yaml
 * metadata:
 *   labels:
 *     pod-security.kubernetes.io/enforce: strict # restricted
 * ```
 */
import { listing, say } from "../../../text/message.ts";
import type { Rule } from "../../rule.ts";

const prefix = "pod-security.kubernetes.io/";
const levels = ["privileged", "baseline", "restricted"];

const rule: Rule = {
  code: "pod-security-label",
  family: "server",
  severity: "error",
  summary: "A Namespace asks for a Pod Security Standard that does not exist.",
  source:
    "https://kubernetes.io/docs/concepts/security/pod-security-admission/#pod-security-admission-labels-for-namespaces",
  kinds: ["/Namespace"],
  check({ root }, report) {
    const labels = root.at("metadata", "labels");
    for (const mode of ["enforce", "audit", "warn"]) {
      const level = labels.key(`${prefix}${mode}`);
      if (level.string !== undefined && !levels.includes(level.string)) {
        report(level, say`\`${level.string}\` is no level; use ${listing(levels)}.`);
      }
      const version = labels.key(`${prefix}${mode}-version`);
      if (version.string !== undefined && !/^(?:latest|v1\.(?:0|[1-9]\d*))$/u.test(version.string)) {
        report(version, say`\`${version.string}\` is no version; write \`latest\`, or one as in \`v1.36\`.`);
      }
    }
  },
};

export default rule;
