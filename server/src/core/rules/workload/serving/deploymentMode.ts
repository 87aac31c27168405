/**
 * An annotation says how KServe runs an InferenceService: `Standard` (once `RawDeployment`), `Knative` (once `Serverless`) or
 * `ModelMesh`. Another text is not refused, but taken for no text: the service runs in the cluster's default mode. In the mode
 * `Standard` there is always a pod: a minimum of zero needs KEDA or Knative.
 *
 * ```yaml
 * metadata:
 *   annotations:
 *     serving.kserve.io/deploymentMode: RawDeploy # must be Standard
 * ```
 */
import { codes, listing, say } from "../../../text/message.ts";
import type { Rule } from "../../rule.ts";

const modes = ["Standard", "Knative", "ModelMesh", "RawDeployment", "Serverless"];

const rule: Rule = {
  code: "deployment-mode",
  family: "workload",
  severity: "warning",
  summary:
    "An InferenceService runs in another mode than its annotation wants, or can not scale as it wants.",
  source: "https://kserve.github.io/website/docs/admin-guide/overview",
  fields: ["serving.kserve.io/deploymentMode"],
  kinds: ["serving.kserve.io/InferenceService"],
  check({ root }, report) {
    const annotations = root.at("metadata", "annotations");
    const mode = annotations.key("serving.kserve.io/deploymentMode");
    if (mode.string === undefined) return;
    if (!modes.includes(mode.string)) {
      const known = listing(codes(modes.slice(0, 3)), "or");
      report(mode, say`KServe has no deployment mode \`${mode.string}\`; it is ${known}.`);
      return;
    }
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

export default rule;
