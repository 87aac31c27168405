/**
 * A model server on a GPU waits for the GPU: its processor is hardly used, however busy it is. An autoscaler that looks at
 * nothing but CPU adds no pods when requests pile up. The length of the server's queue tells it, or how many requests it works on.
 *
 * ```yaml
 * kind: HorizontalPodAutoscaler
 * spec:
 *   scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: llm } # asks for nvidia.com/gpu
 *   metrics:
 *     - type: Resource
 *       resource: { name: cpu, target: { type: Utilization, averageUtilization: 80 } }
 * ```
 */
import { titleOf } from "../../graph/findObjects.ts";
import type { Cursor } from "../../manifest/cursor.ts";
import { say } from "../../text/message.ts";
import type { ReferenceRule } from "../referenceRule.ts";

const rule: ReferenceRule = {
  code: "gpu-autoscaler",
  family: "reference",
  severity: "warning",
  summary: "A GPU server is scaled by the use of its processor.",
  source:
    "https://cloud.google.com/kubernetes-engine/docs/best-practices/machine-learning/inference/autoscaling",
  kinds: ["autoscaling/HorizontalPodAutoscaler", "keda.sh/ScaledObject"],
  check(site, view, report, read) {
    const reference = site.object.references.find(({ path }) => path.endsWith("scaleTargetRef.name"));
    if (reference?.kind !== "object") return;
    const targets = view.targetsOf(site, reference);
    const [server] = targets;
    if (server === undefined || !targets.every(({ object }) => object.workload?.hasAccelerators === true))
      return;
    const metrics = metricsOf(read().at("spec"));
    if (!metrics.every(({ string }) => string === "cpu")) return;
    for (const metric of metrics) {
      const { start, end } = metric.range;
      report(
        { range: { start, end }, path: metric.path },
        say`\`${titleOf(server)}\` computes on GPUs, and its processor is hardly used however busy it is; scale by the length of its queue.`,
        { isSure: targets.every((target) => view.belongTogether(site, target)) },
      );
    }
  },
};

/** What each metric or trigger measures: a resource by its name, everything else by its type. */
function metricsOf(spec: Cursor): readonly Cursor[] {
  const metrics = spec.at("metrics").items();
  return [
    ...metrics.map((metric) => {
      const name = [metric.at("resource", "name"), metric.at("containerResource", "name")].find(
        ({ present }) => present,
      );
      return name ?? metric.at("type");
    }),
    ...spec
      .at("triggers")
      .items()
      .map((trigger) => trigger.at("type")),
  ];
}

export default rule;
