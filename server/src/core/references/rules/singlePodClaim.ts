/**
 * A volume with the access mode `ReadWriteOncePod` is given to one pod at a time. Of several pods that use its claim, replicas of one
 * object or pods of several, all but one stay pending.
 *
 * ```yaml
 * kind: Deployment
 * spec:
 *   replicas: 2 # the claim is ReadWriteOncePod
 * ```
 */
import { titleOf } from "../../graph/findObjects.ts";
import type { Site } from "../../graph/site.ts";
import { say } from "../../text/message.ts";
import type { GraphView } from "../graphView.ts";
import type { ReferenceRule } from "../referenceRule.ts";

/** What runs until somebody ends it; jobs may run one after the other. */
const lasting = ["/Pod", "apps/Deployment", "apps/ReplicaSet", "apps/StatefulSet"];

const rule: ReferenceRule = {
  code: "single-pod-claim",
  family: "reference",
  severity: "warning",
  summary: "Several pods use a volume that only one pod can have.",
  source: "https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes",
  kinds: lasting,
  check(site, view, report) {
    for (const reference of site.object.references) {
      if (reference.kind !== "object" || !reference.path.endsWith(".claimName")) continue;
      const claims = view.targetsOf(site, reference);
      const isSingle = claims.every(({ object }) => object.accessModes?.join() === "ReadWriteOncePod");
      if (claims.length === 0 || !isSingle) continue;
      const { name } = reference.target;
      const replicas = site.object.workload?.replicas ?? 1;
      const others = claims.flatMap((claim) => usersOf(claim, site, view));
      const [other] = others;
      const isSure = claims.every((claim) => view.belongTogether(site, claim));
      if (replicas > 1)
        report(
          reference,
          say`Only one of ${replicas} pods can have \`${name}\`, which is \`ReadWriteOncePod\`.`,
          {
            isSure: isSure && !view.mayChange(site, "spec.replicas"),
          },
        );
      else if (replicas === 1 && other !== undefined)
        report(
          reference,
          say`\`${titleOf(other)}\` uses \`${name}\` too, and it is \`ReadWriteOncePod\`: only one pod can have it.`,
          { isSure: isSure && others.some((one) => view.belongTogether(site, one)) },
        );
    }
  },
};

function usersOf(claim: Site, site: Site, view: GraphView): readonly Site[] {
  return view
    .referrersTo(claim)
    .filter(({ reference }) => reference.path.endsWith(".claimName"))
    .map((referrer) => referrer.site)
    .filter(({ object: { facts, workload } }) => {
      const isLasting = lasting.includes(`${facts.gvk.group}/${facts.gvk.kind}`);
      return isLasting && (workload?.replicas ?? 1) > 0;
    })
    .filter((other) => other !== site);
}

export default rule;
