/**
 * A model server on a GPU waits for the GPU: its processor use stays low when it is busy, and says nothing about load. An
 * autoscaler that looks at CPU adds no pods when requests pile up. Concurrency, requests per second or the length of the
 * server's own queue tell it.
 *
 * ```yaml
 * predictor:
 *   scaleMetric: cpu # use concurrency or rps
 *   model:
 *     resources:
 *       limits:
 *         nvidia.com/gpu: 1
 * ```
 */
import { say } from "../../../text/message.ts";
import { acceleratorsOf } from "../../../workload/accelerators.ts";
import { readWorkload } from "../../../workload/workload.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "gpu-scale-metric",
  family: "workload",
  severity: "warning",
  summary: "A GPU server is scaled by the use of its processor.",
  source: "https://docs.nvidia.com/nim-operator/latest/service.html",
  kinds: ["serving.kserve.io/InferenceService"],
  check(manifest, report) {
    const { root } = manifest;
    const workload = manifest.shared(readWorkload);
    const predictor = root.at("spec", "predictor");
    if (!workload.containers.some(({ at }) => acceleratorsOf(at).length > 0)) return;
    const metric = predictor.at("scaleMetric");
    if (metric.string === "cpu")
      report(
        metric,
        say`The processor of a GPU server is hardly used, however busy it is; scale by \`concurrency\` or \`rps\`.`,
      );
    for (const entry of predictor.at("autoScaling", "metrics").items()) {
      const name = entry.at("resource", "name");
      if (name.string === "cpu")
        report(
          name,
          say`The processor of a GPU server is hardly used, however busy it is; scale by a metric of its queue.`,
        );
    }
  },
};

export default rule;
