/**
 * Since Kubernetes 1.30 almost any text may name an environment variable. A name with a blank, or one that starts with a digit,
 * can be set but not read by a shell, and hardly by a program.
 *
 * ```yaml
 * env:
 *   - name: MODEL NAME # a shell reads MODEL_NAME
 *     value: llama
 * ```
 */
import { say } from "../../../text/message.ts";
import { workloadKinds } from "../../../workload/groupPlaces.ts";
import { readWorkload } from "../../../workload/workload.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "environment-name",
  family: "workload",
  severity: "warning",
  summary: "An environment variable has a name that no shell can read.",
  source: "https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-container/",
  kinds: workloadKinds,
  check(manifest, report) {
    const workload = manifest.shared(readWorkload);
    for (const { at } of workload.allContainers) {
      for (const name of at
        .at("env")
        .items()
        .map((entry) => entry.at("name"))) {
        const text = name.string ?? "";
        if (/^\d/u.test(text) || (/\s/u.test(text) && text.trim() !== ""))
          report(
            name,
            say`No shell can read a variable called \`${text}\`; use letters, digits and \`_\`, no digit first.`,
          );
      }
    }
  },
};

export default rule;
