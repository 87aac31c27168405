/**
 * A PodDisruptionBudget wants at least as many Pods as there are. No Pod may ever be evicted, so nodes can not be drained. Where
 * something scales the workload, the number is not known, and the rule is silent; so it is where files that are not applied as one
 * make more such Pods.
 *
 * ```yaml
 * kind: PodDisruptionBudget
 * spec:
 *   minAvailable: 2 # the Deployment has 2 replicas
 * ```
 */
import { titleOf } from "../../graph/findObjects.ts";
import type { PodsReference } from "../../graph/reference.ts";
import type { Site } from "../../graph/site.ts";
import { codes, listing, say } from "../../text/message.ts";
import type { GraphView } from "../graphView.ts";
import type { ReferenceRule } from "../referenceRule.ts";

/** They start one Pod where nobody says how many. */
const oneByItself: ReadonlySet<string> = new Set([
  "Deployment",
  "ReplicaSet",
  "ReplicationController",
  "StatefulSet",
]);

const rule: ReferenceRule = {
  code: "unsatisfiable-budget",
  family: "reference",
  severity: "warning",
  summary: "A PodDisruptionBudget wants at least as many Pods as there are.",
  source: "https://kubernetes.io/docs/tasks/run-application/configure-pdb/",
  kinds: ["policy/PodDisruptionBudget"],
  check(site, view, report, read) {
    const at = read().at("spec", "minAvailable");
    const wanted = at.number;
    const selector = site.object.references.find((reference) => reference.kind === "pods");
    if (wanted === undefined || wanted === 0 || selector === undefined) return;
    const workloads = view.targetsOf(site, selector);
    if (hasMoreElsewhere(site, selector, workloads, view)) return;
    const replicas = workloads.map((workload) => replicasOf(workload, view));
    const known = replicas.filter((count) => count !== undefined);
    const total = known.reduce((sum, count) => sum + count, 0);
    if (workloads.length === 0 || known.length < replicas.length || total === 0 || wanted < total) return;
    const { start, end } = at.range;
    report(
      { range: { start, end }, path: at.path },
      say`${listing(codes(workloads.map(titleOf)))}: ${total} in all, and ${wanted} must stay available, so none may ever be evicted.`,
      {
        isSure:
          workloads.every((workload) => view.belongTogether(site, workload)) &&
          !view.mayChange(site, "spec.replicas") &&
          !view.mayChange(site, "spec.minAvailable"),
      },
    );
  },
};

/**
 * Whether other workloads may make such Pods too. A build has all of its own; outside of one, objects of the same name are the
 * same one for several environments.
 */
function hasMoreElsewhere(
  site: Site,
  selector: PodsReference,
  nearest: readonly Site[],
  view: GraphView,
): boolean {
  if (view.buildsOf(site).length > 0) return false;
  const known = new Set(nearest.map(titleOf));
  return view.makersFor(selector).some((maker) => !known.has(titleOf(maker)));
}

/** Absent where another kind decides, or where something scales the workload. */
function replicasOf(workload: Site, view: GraphView): number | undefined {
  const { facts, workload: made } = workload.object;
  if (!oneByItself.has(facts.gvk.kind)) return undefined;
  const isScaled = view
    .referrersTo(workload)
    .some(({ reference }) => reference.path.includes("scaleTargetRef"));
  return isScaled ? undefined : (made?.replicas ?? 1);
}

export default rule;
