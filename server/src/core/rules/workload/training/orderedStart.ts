/**
 * A StatefulSet starts its pods one after the other, each when the one before is ready. The processes of one run wait for all
 * of them: the first pod is ready when the last one has come, which never starts. `Parallel` starts all at once.
 *
 * ```yaml
 * kind: StatefulSet
 * spec:
 *   podManagementPolicy: Parallel # without it the second pod waits for the first
 *   replicas: 2
 *   template:
 *     spec:
 *       containers:
 *         - command: [python3, -m, sglang.launch_server, --nnodes, "2"]
 *           readinessProbe: # …
 * ```
 */
import { say } from "../../../text/message.ts";
import { launcherOf } from "../../../workload/launchers.ts";
import { readWorkload } from "../../../workload/workload.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "ordered-start",
  family: "workload",
  severity: "warning",
  summary: "Pods that wait for each other are started one after the other.",
  source: "https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#parallel-pod-management",
  kinds: ["apps/StatefulSet"],
  check(manifest, report) {
    const spec = manifest.root.at("spec");
    const policy = spec.at("podManagementPolicy");
    if (policy.string === "Parallel" || (spec.at("replicas").number ?? 1) < 2) return;
    const waits = manifest.shared(readWorkload).containers.some(({ at, commands }) => {
      const nodes = launcherOf(commands)?.nodes;
      const isProbed = at.at("readinessProbe").present || at.at("startupProbe").present;
      return isProbed && nodes !== undefined && Number(nodes.text) > 1;
    });
    if (waits)
      report(
        policy.present ? policy : spec,
        say`The first pod is ready when all have come, and the others start when it is ready; use \`podManagementPolicy: Parallel\`.`,
        policy.present ? {} : { on: "key" },
      );
  },
};

export default rule;
