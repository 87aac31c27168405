/**
 * The object that is referred to is there, and has no part of that name: a route wants a listener that the Gateway lacks, a model
 * has a format that its serving runtime does not read, a container uses a device request that the claim does not make, a step of a
 * workflow runs a template that the WorkflowTemplate does not have. A warning where both are applied together, else a hint.
 *
 * ```yaml
 * parentRefs:
 *   - name: public
 *     sectionName: https # the Gateway has the listener `http` only
 * ```
 */
import { codes, listing, say } from "../../text/message.ts";
import type { ReferenceRule } from "../referenceRule.ts";

const rule: ReferenceRule = {
  code: "missing-part",
  family: "reference",
  severity: "warning",
  summary: "An object refers to a part that another one does not have.",
  source: "https://gateway-api.sigs.k8s.io/reference/spec/#parentreference",
  kinds: "*",
  check(site, view, report) {
    for (const reference of site.object.references) {
      if (reference.kind !== "part") continue;
      const { target, part, path } = reference;
      const targets = view.targetsOf(site, reference);
      const offers = targets.flatMap(({ object }) => object.facts.offers ?? []);
      if (offers.length === 0 || offers.includes(part)) continue;
      report(
        reference,
        say`The ${target.kind} \`${target.name}\` has no \`${part}\`, but ${listing(codes(offers))}.`,
        {
          isSure: targets.every((found) => view.belongTogether(site, found)) && !view.mayChange(site, path),
        },
      );
    }
  },
};

export default rule;
