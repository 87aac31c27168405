/**
 * A host port takes a port of the node: only one pod with it fits on a node, and it is reached past every Service and network
 * policy.
 *
 * ```yaml
 * ports:
 *   - containerPort: 8080
 *     hostPort: 8080
 * ```
 */
import { say } from "../../../text/message.ts";
import { containersOf } from "./pods.ts";
import { workloadKinds } from "../../../workload/groupPlaces.ts";
import { readWorkload } from "../../../workload/workload.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "bound-host-port",
  family: "practice",
  severity: "hint",
  summary: "A container takes a port of its node.",
  source: "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
  fields: ["hostPort"],
  kinds: workloadKinds,
  standard: "baseline",
  check(manifest, report) {
    const workload = manifest.shared(readWorkload);
    for (const group of workload.groups) {
      if (group.spec.at("hostNetwork").boolean === true) continue;
      for (const container of containersOf(group)) {
        for (const port of container.at("ports").items()) {
          const place = port.at("hostPort");
          if (place.number !== undefined && place.number !== 0)
            report(place, say`A \`hostPort\` binds the pod to a port of its node; use a Service.`, {
              on: "key",
            });
        }
      }
    }
  },
};

export default rule;
