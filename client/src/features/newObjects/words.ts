import { l10n } from "vscode";
import type { Flow } from "../../core/forms.ts";

/** What is asked about; the names of questions are those of the language server. */
export function promptFor(flow: Flow, id: string): string {
  switch (id) {
    case "model":
      return l10n.t("Which model? A repository of the Hugging Face hub, or as the engine names it");
    case "engine":
      return l10n.t("Which model server?");
    case "shape":
      return l10n.t("As which objects?");
    case "kind":
      return l10n.t("Which kind of job?");
    case "nodes":
      return l10n.t("On how many nodes?");
    case "product":
      return l10n.t("On which GPUs? The label nvidia.com/gpu.product of their nodes; empty for any");
    case "gpus":
      return flow === "model"
        ? l10n.t("How many GPUs in each pod? Memory that each has to hold")
        : l10n.t("How many GPUs in each pod?");
    case "replicas":
      return l10n.t("How many copies at most?");
    case "autoscaling":
      return l10n.t("Scale by the requests that wait?");
    case "storage":
      return l10n.t("How large is the volume?");
    case "gateway":
      return l10n.t("Through which Gateway do requests come in? Empty for none");
    case "name":
      return l10n.t("What are the objects called?");
    case "namespace":
      return l10n.t("In which namespace? Empty to leave it open");
    case "image":
      return l10n.t("Which image?");
    case "script":
      return l10n.t("Which program? Its path in the image");
    case "queue":
      return l10n.t("Through which LocalQueue of Kueue? Empty for none");
    default:
      return id;
  }
}

export function titleFor(flow: Flow): string {
  switch (flow) {
    case "model":
      return l10n.t("Deploy a Model");
    case "training":
      return l10n.t("New Training Job");
    case "data":
      return l10n.t("New Data Processing Job");
  }
}

/** A choice as the field writes it; numbers and products stand for themselves. */
export function wordFor(value: string): string {
  return value === "none" ? l10n.t("No") : value === "any" ? l10n.t("Any") : (names.get(value) ?? value);
}

const names: ReadonlyMap<string, string> = new Map([
  ["vllm", "vLLM"],
  ["sglang", "SGLang"],
  ["tgi", "Text Generation Inference"],
  ["ollama", "Ollama"],
  ["triton", "Triton Inference Server"],
  ["nim", "NVIDIA NIM"],
  ["deployment", "Deployment"],
  ["kserve", "KServe InferenceService"],
  ["leader-worker-set", "LeaderWorkerSet"],
  ["ray-service", "RayService"],
  ["kaito", "KAITO Workspace"],
  ["hpa", "HorizontalPodAutoscaler"],
  ["keda", "KEDA ScaledObject"],
  ["pytorch-job", "PyTorchJob"],
  ["train-job", "TrainJob"],
  ["job-set", "JobSet + torchrun"],
  ["ray-job", "RayJob"],
  ["mpi-job", "MPIJob"],
  ["spark", "SparkApplication"],
  ["ray-data", "Ray Data"],
  ["argo-workflow", "Argo Workflow"],
]);
