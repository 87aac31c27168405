/**
 * `canaryTrafficPercent` divides requests between the revisions of an InferenceService. It needs Knative, which makes
 * revisions; in the deployment mode `Standard` (once `RawDeployment`) there is one Deployment, and the field is ignored.
 * The same mode does not scale to zero by itself.
 *
 * ```yaml
 * metadata:
 *   annotations:
 *     serving.kserve.io/deploymentMode: Standard
 * spec:
 *   predictor:
 *     canaryTrafficPercent: 10 # ignored
 * ```
 */
import { say } from "../../../text/message.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "canary-traffic",
  family: "workload",
  severity: "warning",
  summary: "An InferenceService divides traffic in a way that its deployment mode does not know.",
  source:
    "https://kserve.github.io/website/docs/model-serving/predictive-inference/rollout-strategies/canary",
  kinds: ["serving.kserve.io/InferenceService"],
  check({ root }, report) {
    const mode = root.at("metadata", "annotations").key("serving.kserve.io/deploymentMode").string;
    const isStandard = mode === "RawDeployment" || mode === "Standard";
    for (const part of ["predictor", "transformer", "explainer"]) {
      const share = root.at("spec", part, "canaryTrafficPercent");
      if (share.number !== undefined && (share.number < 0 || share.number > 100))
        report(
          share,
          say`\`canaryTrafficPercent\` is ${share.number}; it is a share of the traffic, from 0 to 100.`,
        );
      else if (share.present && isStandard)
        report(
          share,
          say`\`canaryTrafficPercent\` needs Knative; the deployment mode \`${mode}\` ignores it.`,
          {
            on: "key",
          },
        );
    }
  },
};

export default rule;
