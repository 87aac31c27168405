/**
 * The ConfigMap or the Secret is there, and has no such key: the container does not start, or the file is not in the volume.
 * Objects without any key are filled at run time and silent, and so is `optional: true`. Keys of Secrets, and objects that are
 * not applied together with the workload, may come from elsewhere: a hint.
 *
 * ```yaml
 * valueFrom:
 *   configMapKeyRef: { name: settings, key: mod } # the key is called `mode`
 * ```
 */
import { closestName } from "../../text/closestName.ts";
import { say } from "../../text/message.ts";
import type { ReferenceRule } from "../referenceRule.ts";

const rule: ReferenceRule = {
  code: "missing-key",
  family: "reference",
  severity: "warning",
  summary: "A ConfigMap or a Secret does not have the key that somebody reads.",
  source: "https://kubernetes.io/docs/tasks/configure-pod-container/configure-pod-configmap/",
  kinds: "*",
  check(site, view, report) {
    for (const reference of site.object.references) {
      if (reference.kind !== "key" || reference.optional === true) continue;
      const { target, key } = reference;
      const targets = view.targetsOf(site, reference);
      const isKnown = targets.every(
        ({ object: { facts } }) => facts.gvk.kind === target.kind && facts.keys.length > 0,
      );
      if (targets.length === 0 || !isKnown) continue;
      const keys = new Set(targets.flatMap(({ object }) => object.facts.keys));
      if (keys.has(key) || view.isGenerated(site, target)) continue;
      const meant = closestName(key, keys);
      const advice = meant === undefined ? "" : say` Did you mean \`${meant}\`?`;
      report(reference, say`The ${target.kind} \`${target.name}\` has no key \`${key}\`.${advice}`, {
        isSure:
          target.kind === "ConfigMap" &&
          targets.every((found) => view.belongTogether(site, found)) &&
          !view.mayChange(site, reference.path) &&
          !view.mayChange(site, "data"),
        meant,
      });
    }
  },
};

export default rule;
