/**
 * A size that a custom resource hands on to a claim is an amount as Kubernetes writes it, `60Gi`. Its schema takes any text; the controller
 * can not read another one.
 *
 * ```yaml
 * kind: NIMCache
 * spec:
 *   storage:
 *     pvc:
 *       size: 60GB # must be 60Gi or 60G
 * ```
 */
import { closestQuantity, parseQuantity } from "../../../formats/quantity.ts";
import { say } from "../../../text/message.ts";
import { placesAt } from "../../placesAt.ts";
import { replaceValue } from "../../replaceValue.ts";
import type { Rule } from "../../rule.ts";

/** Paths from the root, by kind. */
const FIELDS: ReadonlyMap<string, readonly string[]> = new Map([
  ["apps.nvidia.com/NIMCache", ["spec.storage.pvc.size"]],
  ["apps.nvidia.com/NIMService", ["spec.storage.pvc.size"]],
]);

const rule: Rule = {
  code: "quantity-field",
  family: "workload",
  severity: "warning",
  summary: "A size is no amount that Kubernetes reads.",
  source: "https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/",
  kinds: [...FIELDS.keys()],
  check({ gvk, root }, report) {
    for (const place of (FIELDS.get(`${gvk.group}/${gvk.kind}`) ?? []).flatMap((path) =>
      placesAt(root, path),
    )) {
      const text = place.string;
      if (text === undefined || text === "" || parseQuantity(text) !== undefined) continue;
      const meant = closestQuantity(text);
      report(place, say`\`${text}\` is no amount of memory or storage.`, {
        fixes: meant === undefined ? [] : replaceValue(place, meant),
      });
    }
  },
};

export default rule;
