/**
 * An annotation says how KServe runs an InferenceService: `Standard` (once `RawDeployment`), `Knative` (once `Serverless`) or
 * `ModelMesh`, and another one by what it is scaled: `hpa`, `keda`, `external` or `none`. Another text is not refused, but taken for no text: the service runs in the cluster's default mode. In the mode
 * `Standard` there is always a pod: a minimum of zero needs KEDA or Knative.
 *
 * ```yaml
 * metadata:
 *   annotations:
 *     serving.kserve.io/deploymentMode: RawDeploy # must be Standard
 * ```
 */
import { codes, listing, say } from "../../../text/message.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import type { Report, Rule } from "../../rule.ts";

const modes = ["Standard", "Knative", "ModelMesh", "RawDeployment", "Serverless"];

const scalers = ["hpa", "keda", "external", "none"];

const rule: Rule = {
  code: "deployment-mode",
  family: "workload",
  severity: "warning",
  summary:
    "An InferenceService runs in another mode than its annotation wants, or can not scale as it wants.",
  source: "https://kserve.github.io/website/docs/admin-guide/overview",
  fields: ["serving.kserve.io/deploymentMode", "serving.kserve.io/autoscalerClass"],
  kinds: ["serving.kserve.io/InferenceService"],
  check({ root }, report) {
    const annotations = root.at("metadata", "annotations");
    const mode = annotations.key("serving.kserve.io/deploymentMode");
    const scaler = annotations.key("serving.kserve.io/autoscalerClass");
    if (scaler.string !== undefined && !scalers.includes(scaler.string))
      report(
        scaler,
        say`KServe has no autoscaler \`${scaler.string}\`; it is ${listing(codes(scalers), "or")}.`,
      );
    if (mode.string === undefined) return;
    if (!modes.includes(mode.string)) {
      const known = listing(codes(modes.slice(0, 3)), "or");
      report(mode, say`KServe has no deployment mode \`${mode.string}\`; it is ${known}.`);
      return;
    }
    if (mode.string === "Knative" || mode.string === "Serverless") checkMetrics(root, mode.string, report);
    if (mode.string !== "Standard" && mode.string !== "RawDeployment") return;
    // Another autoscaler than the one of Kubernetes may scale to zero.
    if (annotations.key("serving.kserve.io/autoscalerClass").present) return;
    for (const part of ["predictor", "transformer", "explainer"]) {
      const least = root.at("spec", part, "minReplicas");
      if (least.number === 0)
        report(
          least,
          say`In the mode \`${mode.string}\` one pod always runs; use \`Knative\` or KEDA to scale to zero.`,
        );
    }
  },
};

/** Knative's own autoscaler counts requests. */
function checkMetrics(root: Cursor, mode: string, report: Report): void {
  for (const part of ["predictor", "transformer", "explainer"]) {
    const metric = root.at("spec", part, "scaleMetric");
    if (metric.string === "memory" || metric.string === "cpu")
      report(
        metric,
        say`In the mode \`${mode}\` the metric is \`concurrency\` or \`rps\`, not \`${metric.string}\`.`,
      );
  }
}

export default rule;
