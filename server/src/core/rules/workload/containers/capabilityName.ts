/**
 * Linux calls a capability `CAP_IPC_LOCK`; in a manifest the name stands without `CAP_`. The runtime puts it in front by itself,
 * containerd without a look, and no kernel knows `CAP_CAP_IPC_LOCK`. CRI-O takes both, but the Pod Security Standards
 * know names without `CAP_` only.
 *
 * ```yaml
 * securityContext:
 *   capabilities:
 *     add: [CAP_IPC_LOCK] # must be IPC_LOCK
 * ```
 */
import { say } from "../../../text/message.ts";
import { workloadKinds } from "../../../workload/groupPlaces.ts";
import { readWorkload } from "../../../workload/workload.ts";
import { replaceValue } from "../../replaceValue.ts";
import type { Rule } from "../../rule.ts";

/** containerd `internal/cri/opts/spec_opts.go`, CRI-O `internal/factory/container/container.go`. */
const rule: Rule = {
  code: "capability-name",
  family: "workload",
  severity: "warning",
  summary: "A capability is written with `CAP_`, and not every runtime gives it to the container.",
  source:
    "https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#set-capabilities-for-a-container",
  fields: ["capabilities"],
  kinds: workloadKinds,
  check(manifest, report) {
    for (const { at } of manifest.shared(readWorkload).allContainers) {
      const capabilities = at.at("securityContext", "capabilities");
      for (const capability of [...capabilities.at("add").items(), ...capabilities.at("drop").items()]) {
        const name = /^CAP_(.+)$/iu.exec(capability.string ?? "")?.[1];
        if (name !== undefined)
          report(capability, say`Capabilities stand here without \`CAP_\`: \`${name}\`.`, {
            fixes: replaceValue(capability, name),
          });
      }
    }
  },
};

export default rule;
