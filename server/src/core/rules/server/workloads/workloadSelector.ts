/**
 * Label selectors of controllers, PodDisruptionBudgets and NetworkPolicies follow the rules for labels: keys and
 * values that labels can have, and the operators `In` and `NotIn` (with values), `Exists` and `DoesNotExist`
 * (without).
 *
 * ```yaml
 * selector:
 *   matchExpressions:
 *     - key: tier
 *       operator: Equals # must be In, NotIn, Exists or DoesNotExist
 *       values: [web]
 * ```
 */
import { checkLabelSelector } from "../../../formats/labelSelector.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import type { Manifest } from "../../../manifest/manifest.ts";
import { networkPolicyPeers } from "../../networkPolicyPeers.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "workload-selector",
  family: "server",
  severity: "error",
  summary: "A label selector has a key, value or operator that is not allowed.",
  source: "https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors",
  kinds: [
    "apps/Deployment",
    "apps/ReplicaSet",
    "apps/StatefulSet",
    "apps/DaemonSet",
    "batch/Job",
    "policy/PodDisruptionBudget",
    "networking.k8s.io/NetworkPolicy",
  ],
  check(manifest, report) {
    for (const selector of selectorsOf(manifest)) checkLabelSelector(selector, report);
  },
};

function selectorsOf({ gvk, root }: Manifest): readonly Cursor[] {
  const spec = root.at("spec");
  if (gvk.kind === "NetworkPolicy") {
    return [
      spec.at("podSelector"),
      ...networkPolicyPeers(spec).flatMap((peer) => [peer.at("podSelector"), peer.at("namespaceSelector")]),
    ];
  }
  return [spec.at("selector")];
}

export default rule;
