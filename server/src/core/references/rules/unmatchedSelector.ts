/**
 * A Service, a PodDisruptionBudget, an InferencePool or a NetworkPolicy selects Pods, and nothing makes Pods with these labels: the Service has no
 * endpoints, the budget protects nothing, the policy or one of its rules is about nobody. As others may make the Pods, this is a hint,
 * and always where a policy says who may connect: those are often Pods of others. Elsewhere it is a warning where an
 * object of the same file is evidently meant (its labels differ by a few letters, or it has the name of the Service), or where a
 * kustomization that makes Pods shows everything that is built with it and no patch of it speaks of labels. Labels that a kustomization sets
 * count as selected; of labels that only controllers set, such as an index, nothing is said.
 *
 * ```yaml
 * kind: Service
 * spec:
 *   selector: { app: wbe } # the Pods have `app: web`
 * ```
 */
import { titleOf } from "../../graph/findObjects.ts";
import type { PodsReference } from "../../graph/reference.ts";
import type { Site } from "../../graph/site.ts";
import { isSetByController } from "../../manifest/controllerLabels.ts";
import { closestName } from "../../text/closestName.ts";
import { say } from "../../text/message.ts";
import type { GraphView } from "../graphView.ts";
import type { ReferenceRule } from "../referenceRule.ts";

const rule: ReferenceRule = {
  code: "unmatched-selector",
  family: "reference",
  severity: "warning",
  summary: "A selector selects no Pods.",
  source: "https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors",
  kinds: [
    "/Service",
    "inference.networking.k8s.io/InferencePool",
    "monitoring.coreos.com/PodMonitor",
    "policy/PodDisruptionBudget",
    "networking.k8s.io/NetworkPolicy",
  ],
  check(site, view, report) {
    for (const reference of site.object.references) {
      if (reference.kind !== "pods" || view.targetsOf(site, reference).length > 0) continue;
      // No template shows those labels.
      if ([...reference.selector.labels.keys()].some(isSetByController)) continue;
      const meant = view.neighboursOf(site).find((other) => isEvident(site, reference, other));
      if (meant === undefined && makesOtherPods(site, view)) continue;
      const advice =
        meant === undefined ? "" : say`; those of \`${titleOf(meant)}\` have ${differing(reference, meant)}`;
      report(reference, say`No Pods have the labels ${labelsOf(reference)}${advice}.`, {
        isSure:
          !isPeer(reference) &&
          (meant !== undefined || (view.knowsAllAround(site) && makesPods(site, view))) &&
          !view.mayChange(site, "metadata.labels") &&
          !view.mayChange(site, "spec.selector"),
      });
    }
  },
};

/** A Rollout may try a version in Pods with labels of their own, which stand among the steps of its canary. */
function makesOtherPods(site: Site, view: GraphView): boolean {
  return view
    .neighboursOf(site)
    .some(({ object: { facts } }) => facts.gvk.group === "argoproj.io" && facts.gvk.kind === "Rollout");
}

/** A kustomization of policies alone is a part of something. */
function makesPods(site: Site, view: GraphView): boolean {
  return (view.companionsOf(site) ?? []).some(({ object }) => object.facts.podLabels.size > 0);
}

/** In a list of the Pods that a NetworkPolicy lets in or out. */
function isPeer({ path }: PodsReference): boolean {
  return path.endsWith("].podSelector");
}

/** Every label is there, and those that differ differ by little; or the names say that both belong together. */
function isEvident(site: Site, { selector, namespace }: PodsReference, other: Site): boolean {
  const { podLabels, name, namespace: own, gvk } = other.object.facts;
  // The controllers of custom kinds may give their Pods labels that no file shows.
  const isBuiltIn = !gvk.group.includes(".");
  if (!isBuiltIn || podLabels.size === 0 || own !== namespace || selector.expressions.length > 0)
    return false;
  const values = [...selector.labels].map(([key, value]) => [value, podLabels.get(key)] as const);
  const isClose = values.every(
    ([value, given]) => given !== undefined && (value === given || closestName(value, [given]) === given),
  );
  const isNamesake = name === site.object.facts.name && values.every(([, given]) => given !== undefined);
  return isClose || isNamesake;
}

function differing({ selector }: PodsReference, { object }: Site): string {
  return [...selector.labels.keys()]
    .filter((key) => object.facts.podLabels.get(key) !== selector.labels.get(key))
    .map((key) => `\`${key}: ${object.facts.podLabels.get(key) ?? ""}\``)
    .join(", ");
}

function labelsOf({ selector }: PodsReference): string {
  const labels = [...selector.labels].map(([key, value]) => `\`${key}: ${value}\``);
  const keys = selector.expressions.map(({ key, operator }) => `\`${key}\` ${operator}`);
  return [...labels, ...keys].join(", ");
}

export default rule;
