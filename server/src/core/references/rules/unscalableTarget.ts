/**
 * A HorizontalPodAutoscaler can only scale what has replicas, and knows the use of a resource in percent only where each
 * container asks for that resource. Where a LimitRange of the namespace fills in requests, all is well: silent where one is in the
 * same file or build and bounds that resource of containers, else a hint, unless a kustomization shows everything that is built
 * with it.
 *
 * ```yaml
 * scaleTargetRef: { apiVersion: apps/v1, kind: DaemonSet, name: agent } # runs on each node, has no replicas
 * ```
 */
import { titleOf } from "../../graph/findObjects.ts";
import { sharesNamespace } from "../../graph/resourceGraph.ts";
import type { Site } from "../../graph/site.ts";
import type { Cursor } from "../../manifest/cursor.ts";
import { say } from "../../text/message.ts";
import type { ReferenceRule } from "../referenceRule.ts";

/** Built-in kinds without a number of replicas. */
const unscalable: ReadonlySet<string> = new Set([
  "/ConfigMap",
  "/Pod",
  "/Secret",
  "/Service",
  "apps/DaemonSet",
  "batch/CronJob",
  "batch/Job",
]);

const rule: ReferenceRule = {
  code: "unscalable-target",
  family: "reference",
  severity: "warning",
  summary: "An autoscaler can not scale its target, or can not measure it.",
  source:
    "https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/#how-does-a-horizontalpodautoscaler-work",
  kinds: ["autoscaling/HorizontalPodAutoscaler"],
  check(site, view, report, read) {
    const reference = site.object.references.find(({ path }) => path.endsWith("scaleTargetRef.name"));
    if (reference?.kind !== "object") return;
    const { target } = reference;
    if (unscalable.has(`${target.group}/${target.kind}`)) {
      report(reference, say`A ${target.kind} has no replicas that could be scaled.`, { isSure: true });
      return;
    }
    const companions = view.companionsOf(site);
    if (companions === undefined) return;
    const given = companions.flatMap((other) => requestsGivenBy(other, target.namespace));
    for (const workload of view.targetsOf(site, reference))
      for (const { at, resource } of measuredResources(read())) {
        if (given.includes(resource) || workload.object.workload?.requested.includes(resource) !== false)
          continue;
        const { start, end } = at.range;
        report(
          { range: { start, end }, path: at.path },
          say`Not every container of \`${titleOf(workload)}\` asks for ${resource}, so its use in percent is not known.`,
          { isSure: view.knowsAllAround(site) && !view.mayChange(site, "resources.requests") },
        );
      }
  },
};

function requestsGivenBy(site: Site, namespace: string | undefined): readonly string[] {
  return sharesNamespace(site, namespace) ? (site.object.givesRequests ?? []) : [];
}

/** Resources whose use is measured in percent of what Pods ask for. */
function measuredResources(root: Cursor): readonly { readonly at: Cursor; readonly resource: string }[] {
  return root
    .at("spec", "metrics")
    .items()
    .map((metric) => metric.at("resource"))
    .filter((metric) => metric.at("target", "averageUtilization").present)
    .flatMap((metric) => {
      const at = metric.at("name");
      const resource = at.string;
      return resource === "cpu" || resource === "memory" ? [{ at, resource }] : [];
    });
}

export default rule;
