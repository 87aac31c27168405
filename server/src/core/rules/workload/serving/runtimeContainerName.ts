/**
 * KServe puts the model into the container of a serving runtime that is called `kserve-container`. Without one of that name
 * every InferenceService that uses the runtime fails.
 *
 * ```yaml
 * kind: ServingRuntime
 * spec:
 *   containers:
 *     - name: server # must be kserve-container
 * ```
 */
import { say } from "../../../text/message.ts";
import { replaceValue } from "../../replaceValue.ts";
import type { Rule } from "../../rule.ts";

const expected = "kserve-container";

const rule: Rule = {
  code: "runtime-container-name",
  family: "workload",
  severity: "warning",
  summary: "A serving runtime lacks the container that KServe fills.",
  source: "https://kserve.github.io/website/docs/concepts/resources/servingruntime",
  kinds: ["serving.kserve.io/ServingRuntime", "serving.kserve.io/ClusterServingRuntime"],
  check({ root }, report) {
    // Runtimes of ModelMesh serve several models and name their containers freely.
    if (root.at("spec", "multiModel").boolean === true) return;
    const names = root
      .at("spec", "containers")
      .items()
      .map((container) => container.at("name"));
    const [first, ...others] = names;
    if (first === undefined || names.some((name) => name.string === expected)) return;
    report(first, say`KServe fills the container called \`${expected}\`; this runtime has none.`, {
      fixes: others.length === 0 ? replaceValue(first, expected) : [],
    });
  },
};

export default rule;
