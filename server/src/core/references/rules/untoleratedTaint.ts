/**
 * A pod selects the nodes of one NodePool of Karpenter, and tolerates not all of their taints: Karpenter makes no node for it, and the
 * pod stays pending. Where the taint is called like a resource that the pod asks for, a cluster may add the toleration by itself
 * (`ExtendedResourceToleration`), so that is a hint.
 *
 * ```yaml
 * nodeSelector:
 *   karpenter.sh/nodepool: gpu # its nodes have the taint nvidia.com/gpu:NoSchedule
 * tolerations: [] # needs { key: nvidia.com/gpu, operator: Exists }
 * ```
 */
import type { Taint } from "../../graph/kindFacts.ts";
import { containersBelow } from "../../manifest/podParts.ts";
import type { Cursor } from "../../manifest/cursor.ts";
import { say } from "../../text/message.ts";
import type { ReferenceRule } from "../referenceRule.ts";

const rule: ReferenceRule = {
  code: "untolerated-taint",
  family: "reference",
  severity: "warning",
  summary: "A pod selects nodes whose taint it does not tolerate.",
  source: "https://karpenter.sh/docs/concepts/nodepools/#spectemplatespectaints",
  kinds: [
    "/Pod",
    "apps/DaemonSet",
    "apps/Deployment",
    "apps/ReplicaSet",
    "apps/StatefulSet",
    "batch/CronJob",
    "batch/Job",
  ],
  check(site, view, report, read) {
    const selections = site.object.references.filter(
      (reference) => reference.kind === "object" && reference.target.group === "karpenter.sh",
    );
    if (selections.length === 0) return;
    const containers = containersBelow(read());
    for (const reference of selections) {
      const pools = view.targetsOf(site, reference);
      const own = containers.filter(({ parent }) =>
        reference.path.startsWith(`${parent?.parent?.path ?? ""}.`),
      );
      const pod = own[0]?.parent?.parent;
      if (pod === undefined) continue;
      const tolerations = pod.at("tolerations").items();
      const taints = pools.flatMap(({ object }) => object.taints ?? []);
      const taint = taints.find(
        (one) => keepsAway(one) && !tolerations.some((toleration) => tolerates(toleration, one)),
      );
      if (taint === undefined) continue;
      report(reference, say`The pod does not tolerate the taint \`${textOf(taint)}\` of these nodes.`, {
        isSure:
          !own.some((container) => asksFor(container, taint.key)) &&
          pools.every((pool) => view.belongTogether(site, pool)) &&
          !view.mayChange(site, `${pod.path}.tolerations`) &&
          !view.mayChange(site, "spec.template.spec.taints"),
      });
    }
  },
};

/** `PreferNoSchedule` is a wish. */
function keepsAway({ effect }: Taint): boolean {
  return effect === "NoSchedule" || effect === "NoExecute";
}

/** https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/#concepts */
function tolerates(toleration: Cursor, taint: Taint): boolean {
  const [key, effect] = [toleration.at("key").string ?? "", toleration.at("effect").string ?? ""];
  if (effect !== "" && effect !== taint.effect) return false;
  const operator = toleration.at("operator").string ?? "Equal";
  if (operator === "Equal") return key === taint.key && (toleration.at("value").string ?? "") === taint.value;
  // `Lt` and `Gt` compare numbers, which is not looked into.
  return key === taint.key || (key === "" && operator === "Exists");
}

function asksFor(container: Cursor, resource: string): boolean {
  return ["limits", "requests"].some((list) => container.at("resources", list).key(resource).present);
}

function textOf({ key, value, effect }: Taint): string {
  return `${key}${value === "" ? "" : `=${value}`}:${effect}`;
}

export default rule;
