/**
 * Users and groups are numbers from 0 to 2147483647, in the security context of a pod and in those of its containers.
 *
 * ```yaml
 * securityContext:
 *   runAsUser: -1 # leave it out instead
 * ```
 */
import { containersOf } from "../../../manifest/containers.ts";
import { podKinds, podSpecsOf } from "../../../manifest/podSpecs.ts";
import { checkBounds } from "../../checkFormat.ts";
import type { Rule } from "../../rule.ts";

const highestId = 2_147_483_647;

const rule: Rule = {
  code: "user-ids",
  family: "server",
  severity: "error",
  summary: "A user or group is no number that a system can have.",
  source: "https://kubernetes.io/docs/tasks/configure-pod-container/security-context/",
  fields: ["securityContext"],
  kinds: podKinds,
  check(manifest, report) {
    for (const pod of podSpecsOf(manifest)) {
      const shared = pod.spec.at("securityContext");
      const contexts = [shared, ...containersOf(pod).map(({ at }) => at.at("securityContext"))];
      const ids = [
        ...contexts.flatMap((context) => [context.at("runAsUser"), context.at("runAsGroup")]),
        shared.at("fsGroup"),
        ...shared.at("supplementalGroups").items(),
      ];
      for (const id of ids) checkBounds(id, 0, highestId, report);
    }
  },
};

export default rule;
