/**
 * The pods of one distributed server depend on each other: when one is replaced, the others hold connections to a process
 * that is gone, and wait. `RecreateGroupOnPodRestart` starts the whole group anew; with `None` it hangs until somebody
 * looks.
 *
 * ```yaml
 * leaderWorkerTemplate:
 *   restartPolicy: None # use RecreateGroupOnPodRestart
 * ```
 */
import { say } from "../../../text/message.ts";
import { deviceCountOf } from "../../../workload/accelerators.ts";
import { parallelismOf } from "../../../workload/parallelism.ts";
import { replaceValue } from "../../replaceValue.ts";
import { readWorkload } from "../../../workload/workload.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "group-restart-policy",
  family: "workload",
  severity: "warning",
  summary: "A pod of a distributed server is replaced while the others wait for the one that is gone.",
  source: "https://lws.sigs.k8s.io/docs/concepts/",
  kinds: ["leaderworkerset.x-k8s.io/LeaderWorkerSet"],
  check(manifest, report) {
    const { root } = manifest;
    const workload = manifest.shared(readWorkload);
    const policy = root.at("spec", "leaderWorkerTemplate", "restartPolicy");
    if (policy.string !== "None" && policy.string !== "Default") return;
    const spread = workload.containers.some(({ at, engine }) => {
      const devices = deviceCountOf(at);
      const parallelism = engine && parallelismOf(engine, at);
      return devices !== undefined && parallelism !== undefined && parallelism.devices > devices;
    });
    if (!spread) return;
    report(
      policy,
      say`The server runs over all pods of the group; when one restarts alone, the others wait for it for ever.`,
      { fixes: replaceValue(policy, "RecreateGroupOnPodRestart") },
    );
  },
};

export default rule;
