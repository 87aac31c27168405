/**
 * A predictor says in one way what it serves: a `model` with its format, the shortcut of one framework, or containers of its
 * own. With several of them KServe refuses the InferenceService; the location of a model is given once as well.
 *
 * ```yaml
 * predictor:
 *   model:
 *     modelFormat: { name: sklearn }
 *   sklearn: {} # one of the two
 * ```
 */
import { say } from "../../../text/message.ts";
import { replaceValue } from "../../replaceValue.ts";
import type { Rule } from "../../rule.ts";

const frameworks = [
  "model",
  "sklearn",
  "xgboost",
  "tensorflow",
  "pytorch",
  "triton",
  "onnx",
  "huggingface",
  "pmml",
  "lightgbm",
  "paddle",
];

const formats = [
  "huggingface",
  "lightgbm",
  "mlflow",
  "onnx",
  "pytorch",
  "sklearn",
  "tensorflow",
  "tensorrt",
  "triton",
  "xgboost",
];

function withoutMarks(name: string): string {
  return name.toLowerCase().replaceAll(/[-_ ]/gu, "");
}

const rule: Rule = {
  code: "predictor-model",
  family: "workload",
  severity: "warning",
  summary: "A predictor says twice what it serves, or where the model lies.",
  source: "https://kserve.github.io/website/docs/concepts/resources/inferenceservice",
  kinds: ["serving.kserve.io/InferenceService"],
  check({ root }, report) {
    const predictor = root.at("spec", "predictor");
    const ways = frameworks.map((name) => predictor.at(name)).filter((way) => way.isMapping);
    const [first, second] = ways;
    if (first !== undefined && second !== undefined)
      report(second, say`The predictor serves \`${first.name}\` already; keep one of the two.`, {
        on: "key",
      });
    const format = predictor.at("model", "modelFormat", "name");
    const meant = formats.find((name) => withoutMarks(name) === withoutMarks(format.string ?? ""));
    // The runtimes of a project may have formats of their own; only another spelling of a common one is a slip.
    if (
      meant !== undefined &&
      meant !== format.string &&
      format.string?.toLowerCase() !== meant.toLowerCase()
    )
      report(format, say`KServe's runtimes call the format \`${meant}\`.`, {
        fixes: replaceValue(format, meant),
      });
    for (const way of ways) {
      const uri = way.at("storageUri");
      const storage = way.at("storage");
      if (uri.present && storage.present)
        report(storage, say`\`storageUri\` says already where the model lies; keep one of the two.`, {
          on: "key",
        });
    }
  },
};

export default rule;
