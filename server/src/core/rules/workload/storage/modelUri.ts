/**
 * The URI of a model says where the weights come from: `hf://` for the Hugging Face hub, `s3://` and `gs://` for buckets,
 * `pvc://` for a volume claim, `oci://` for an image. The schema takes any text; a URI that does not read ends in a download
 * that never succeeds.
 *
 * ```yaml
 * storageUri: s3:/models/llama # must be s3://models/llama
 * ```
 */
import { say } from "../../../text/message.ts";
import { bareNameComplaint, modelUriComplaint } from "../../../workload/modelUri.ts";
import { placesAt } from "../../placesAt.ts";
import type { Rule } from "../../rule.ts";

/** Fields with a model's URI, by kind; `*` stands for each field of a mapping. */
const PLACES: ReadonlyMap<string, readonly string[]> = new Map([
  [
    "serving.kserve.io/InferenceService",
    ["spec.predictor.*.storageUri", "spec.transformer.*.storageUri", "spec.predictor.storageUris.*.uri"],
  ],
  ["serving.kserve.io/TrainedModel", ["spec.model.storageUri"]],
  ["serving.kserve.io/LLMInferenceService", ["spec.model.uri"]],
  ["serving.kserve.io/LLMInferenceServiceConfig", ["spec.model.uri"]],
  ["serving.kserve.io/LocalModelCache", ["spec.sourceModelUri"]],
  ["kubeai.org/Model", ["spec.url"]],
  ["ome.io/BaseModel", ["spec.storage.storageUri"]],
  ["ome.io/ClusterBaseModel", ["spec.storage.storageUri"]],
  ["ome.io/FineTunedWeight", ["spec.storage.storageUri"]],
  ["llmaz.io/OpenModel", ["spec.source.uri"]],
  ["model.aibrix.ai/ModelAdapter", ["spec.artifactURL"]],
  [
    "trainer.kubeflow.org/TrainJob",
    ["spec.initializer.dataset.storageUri", "spec.initializer.model.storageUri"],
  ],
  ["workload.serving.volcano.sh/ModelBooster", ["spec.backend.modelURI", "spec.backends.*.modelURI"]],
]);

/** Projects that read nothing without a scheme. */
const needsScheme = new Set(["serving.kserve.io", "kubeai.org"]);

const rule: Rule = {
  code: "model-uri",
  family: "workload",
  severity: "warning",
  summary: "The URI of a model does not read as its scheme asks for.",
  source: "https://kserve.github.io/website/docs/model-serving/storage/overview",
  kinds: [...PLACES.keys()],
  check({ gvk, root }, report) {
    const ownSchemes = gvk.group === "model.aibrix.ai" ? ["huggingface"] : [];
    for (const path of PLACES.get(`${gvk.group}/${gvk.kind}`) ?? []) {
      for (const place of placesAt(root, path)) {
        const complaint =
          modelUriComplaint(place.string ?? "", ownSchemes) ??
          (needsScheme.has(gvk.group) ? bareNameComplaint(place.string ?? "") : undefined);
        if (complaint !== undefined)
          report(place, say`\`${place.string ?? ""}\` is no URI of a model: ${complaint}.`);
      }
    }
  },
};

export default rule;
