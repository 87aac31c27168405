/**
 * A pod has at least one container. An empty list, or a pod template without a `spec`, is refused.
 *
 * ```yaml
 * kind: Pod
 * spec:
 *   containers: [] # nothing would run
 * ```
 */
import type { Cursor } from "../../../manifest/cursor.ts";
import { podKinds, podSpecsOf } from "../../../manifest/podSpecs.ts";
import { say } from "../../../text/message.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "no-containers",
  family: "server",
  severity: "error",
  summary: "A pod has no container.",
  source: "https://kubernetes.io/docs/concepts/workloads/pods/#using-pods",
  kinds: podKinds,
  check(manifest, report) {
    for (const { spec } of podSpecsOf(manifest)) {
      const containers = spec.at("containers");
      const isEmpty = containers.isSequence && containers.items().length === 0;
      if (isEmpty || isLeftOut(spec, manifest.gvk.kind)) {
        report(containers, say`A pod needs at least one container.`);
      }
    }
  },
};

/** The schema asks for the templates of controllers and for `containers`, but not for what stands between them. */
function isLeftOut(spec: Cursor, kind: string): boolean {
  if (spec.present) return false;
  const template = spec.parent;
  if (kind === "Pod" || kind === "PodTemplate" || template?.present === true) return true;
  const job = template?.parent;
  return kind === "CronJob" && job?.present === false && job.parent?.present === true;
}

export default rule;
