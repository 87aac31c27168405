/**
 * A ControllerRevision holds the state of a controller at one revision, so it must have `data`.
 *
 * ```yaml
 * kind: ControllerRevision
 * revision: 1 # and data?
 * ```
 */
import { say } from "../../../text/message.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "controller-revision",
  family: "server",
  severity: "error",
  summary: "A ControllerRevision has no data.",
  source: "https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/controller-revision-v1/",
  kinds: ["apps/ControllerRevision"],
  check(manifest, report) {
    const data = manifest.root.at("data");
    if (!data.present) report(data, say`A ControllerRevision needs \`data\`, the state that it holds.`);
  },
};

export default rule;
