/**
 * Pods get a host name after their controller. One with dots, or of more than 63 characters, is cut, and names in DNS come
 * out otherwise than one thinks; a DNS label is best.
 *
 * ```yaml
 * kind: Deployment
 * metadata:
 *   name: web-v1.2 # web-v1-2
 * ```
 */
import { dns1123Label, dns1123Subdomain } from "../../../formats/names.ts";
import { say } from "../../../text/message.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "surprising-host-name",
  family: "server",
  severity: "warning",
  summary: "A name becomes part of host names, where it does not fit.",
  source: "https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#writing-a-deployment-spec",
  kinds: [
    "/Pod",
    "/ReplicationController",
    "apps/Deployment",
    "apps/ReplicaSet",
    "batch/CronJob",
    "batch/Job",
  ],
  check({ gvk, root }, report) {
    const name = root.at("metadata", "name");
    if (!name.string || dns1123Subdomain(name.string) !== undefined) return;
    if (gvk.kind === "Pod" && root.at("spec", "hostname").string) return;
    // Too long a name of a job is an error.
    if (gvk.group === "batch" && name.string.length > 63) return;
    const complaint = dns1123Label(name.string);
    if (complaint !== undefined)
      report(name, say`The name becomes part of host names, where it ${complaint}.`);
  },
};

export default rule;
