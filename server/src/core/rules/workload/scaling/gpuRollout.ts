/**
 * A rolling update starts a new pod before it stops an old one: it needs as many spare GPUs as the pod has. With one
 * replica and no spare node the new pod stays pending and the update never ends. `maxSurge: 0` or `Recreate` frees the
 * GPUs first, and costs a time without service.
 *
 * ```yaml
 * spec:
 *   replicas: 1
 *   strategy:
 *     rollingUpdate:
 *       maxUnavailable: 0 # keeps the old pod until a second set of GPUs is free
 * ```
 */
import { deviceCountOf } from "../../../workload/accelerators.ts";
import { intOrPercentOf } from "../../../formats/intOrPercent.ts";
import { say } from "../../../text/message.ts";
import { readWorkload } from "../../../workload/workload.ts";
import type { Rule } from "../../rule.ts";

/** As many GPUs as a whole machine has; a second free one is rare. */
const wholeMachine = 8;

const rule: Rule = {
  code: "gpu-rollout",
  family: "workload",
  severity: "info",
  summary: "An update needs a second machine full of GPUs before the first is freed.",
  source: "https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy",
  kinds: ["apps/Deployment"],
  check(manifest, report) {
    const { root } = manifest;
    const workload = manifest.shared(readWorkload);
    const spec = root.at("spec");
    const [group] = workload.groups;
    if (group === undefined || spec.at("strategy", "type").string === "Recreate") return;
    const surge = intOrPercentOf(spec.at("strategy", "rollingUpdate", "maxSurge"));
    if (surge !== undefined && surge.kind !== "malformed" && surge.value === 0) return;
    const devices = group.containers.reduce((sum, container) => sum + (deviceCountOf(container) ?? 0), 0);
    if (devices < wholeMachine || group.pods !== 1) return;
    report(
      spec.at("strategy").present ? spec.at("strategy") : spec.at("template"),
      say`An update starts a second pod with ${devices} GPUs before it stops the first; without a free machine it never ends. \`Recreate\` frees them first.`,
      { on: "key" },
    );
  },
};

export default rule;
