/**
 * The target of a metric has a `type`, which says which of its numbers is meant: `Utilization` a share of the request, `AverageValue`
 * an amount for each pod, `Value` an amount in all. The API server does not compare the two; the controller goes by the number that is
 * there, or, for metrics of an `object`, has no target at all.
 *
 * ```yaml
 * target:
 *   type: Utilization
 *   averageValue: 2Gi # averageUtilization, or type: AverageValue
 * ```
 */
import type { Cursor } from "../../../manifest/cursor.ts";
import { say } from "../../../text/message.ts";
import { replaceValue } from "../../replaceValue.ts";
import type { Report, Rule } from "../../rule.ts";

const sources = ["resource", "containerResource", "pods", "object", "external"];

const fieldsByType: ReadonlyMap<string, string> = new Map([
  ["Utilization", "averageUtilization"],
  ["AverageValue", "averageValue"],
  ["Value", "value"],
]);

const rule: Rule = {
  code: "target-type",
  family: "server",
  severity: "warning",
  summary: "The target of a metric has another number than its type says.",
  source:
    "https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/horizontal-pod-autoscaler-v2/",
  kinds: ["autoscaling/HorizontalPodAutoscaler"],
  check(manifest, report) {
    for (const metric of manifest.root.at("spec", "metrics").items()) {
      for (const source of sources) checkTarget(metric.at(source, "target"), report);
    }
  },
};

function checkTarget(target: Cursor, report: Report): void {
  const type = target.at("type");
  const field = fieldsByType.get(type.string ?? "");
  if (field === undefined || target.at(field).present) return;
  const present = [...fieldsByType].filter(([, name]) => target.at(name).present);
  const [only] = present;
  if (only === undefined || present.length > 1) return;
  const [meant, number] = only;
  report(
    type,
    say`The target has \`${number}\`, so that its type is \`${meant}\`, not \`${type.string ?? ""}\`.`,
    {
      fixes: replaceValue(type, meant),
    },
  );
}

export default rule;
