import { claimInUri, object, optional, part, typed } from "./objectReaders.ts";
import { above, type Place } from "./place.ts";

const kserve = "serving.kserve.io";
const runtime = object(kserve, "ServingRuntime");
const gateway = object("gateway.networking.k8s.io", "Gateway");

/** Models that are served and trained: KServe, KubeAI, Kthena, NIM, Ray, Kubeflow Trainer. */
export const servingPlaces: readonly Place[] = [
  ["runtime", /^InferenceService spec\..*\bmodel\.runtime$/, runtime],
  [
    "modelFormat.name",
    /^InferenceService spec\..*\bmodel\.modelFormat\.name$/,
    part((at) => above(at, 2)?.at("runtime"), runtime),
  ],
  ["storageUri", /./, claimInUri],
  ["uri", /^LLMInferenceService(?:Config)? spec\.model\.uri$/, claimInUri],
  ["url", /^Model spec\.url$/, claimInUri],
  [
    "serviceName",
    /^InferenceGraph spec\.nodes\..*\bsteps\[\d+\]\.serviceName$/,
    object(kserve, "InferenceService"),
  ],
  ["inferenceService", /^TrainedModel spec\.inferenceService$/, object(kserve, "InferenceService")],
  [
    "baseRefs.name",
    /^LLMInferenceService spec\.baseRefs\[\d+\]\.name$/,
    object(kserve, "LLMInferenceServiceConfig"),
  ],
  ["refs.name", /^LLMInferenceService(?:Config)? spec\.router\.gateway\.refs\[\d+\]\.name$/, gateway],
  [
    "refs.name",
    /^LLMInferenceService(?:Config)? spec\.router\.route\.http\.refs\[\d+\]\.name$/,
    object("gateway.networking.k8s.io", "HTTPRoute"),
  ],
  [
    "modelServerName",
    /^ModelRoute spec\.rules\[\d+\]\.targetModels\[\d+\]\.modelServerName$/,
    object("networking.serving.volcano.sh", "ModelServer"),
  ],
  ["nimCache.name", /^NIMService spec\.storage\.nimCache\.name$/, object("apps.nvidia.com", "NIMCache")],
  ["ray.io/cluster", /^RayJob spec\.clusterSelector\./, object("ray.io", "RayCluster")],
  ["secretName", /^Ray\w+ .*\bauthOptions\.secretName$/, optional(object("", "Secret"))],
  [
    "runtimeRef.name",
    /^TrainJob spec\.runtimeRef\.name$/,
    typed("trainer.kubeflow.org", "ClusterTrainingRuntime"),
  ],
];
