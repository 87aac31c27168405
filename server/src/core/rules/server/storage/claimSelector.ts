/**
 * The `selector` of a PersistentVolumeClaim chooses among volumes by their labels, with the syntax of all label
 * selectors: operators `In`, `NotIn` (with values), `Exists` and `DoesNotExist` (without).
 *
 * ```yaml
 * selector:
 *   matchExpressions:
 *     - { key: tier, operator: Equals, values: [fast] } # no such operator
 * ```
 */
import { checkLabelSelector } from "../../../formats/labelSelector.ts";
import { claimSpecsOf, validatedClaimTemplatesOf } from "../../../manifest/claimSpecs.ts";
import { podKinds } from "../../../manifest/podSpecs.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "claim-selector",
  family: "server",
  severity: "error",
  summary: "A claim selects volumes with an invalid label selector.",
  source: "https://kubernetes.io/docs/concepts/storage/persistent-volumes/#selector",
  kinds: ["/PersistentVolumeClaim", ...podKinds],
  check(manifest, report, { minor }) {
    for (const spec of [...claimSpecsOf(manifest), ...validatedClaimTemplatesOf(manifest, minor)])
      checkLabelSelector(spec.at("selector"), report);
  },
};

export default rule;
