import type { EngineName } from "../engines.ts";

export const deployEngines = [
  "vllm",
  "sglang",
  "tgi",
  "llama.cpp",
  "ollama",
] as const satisfies readonly EngineName[];
export type DeployEngine = (typeof deployEngines)[number];

export const deployShapes = ["deployment", "kserve", "leader-worker-set"] as const;
export type DeployShape = (typeof deployShapes)[number];

export const autoscalers = ["none", "hpa", "keda"] as const;

/** What a person chooses when a model is deployed. */
export interface DeployRequest {
  /** Of all objects; a DNS label. */
  readonly name: string;
  /** `owner/model` on the Hugging Face hub; for Ollama the name in its library. */
  readonly model: string;
  readonly engine: DeployEngine;
  readonly shape: DeployShape;
  /** In each pod. */
  readonly gpus: number;
  /** Pods that serve one copy of the model together; more than one only as a LeaderWorkerSet. */
  readonly nodes: number;
  readonly maxReplicas: number;
  readonly autoscaling: (typeof autoscalers)[number];
  /** Size of the volume that keeps the model's files, a quantity. */
  readonly storage: string;
  /** Name of the Gateway that requests come in by. */
  readonly gateway?: string;
}

/** Why a request can not be met; undefined when it can. */
export function refusal({
  engine,
  shape,
  nodes,
  autoscaling,
  maxReplicas,
}: DeployRequest): string | undefined {
  if (shape === "leader-worker-set" && engine !== "vllm" && engine !== "sglang")
    return `${engine} does not run over several nodes; vLLM and SGLang do`;
  if (nodes > 1 && shape !== "leader-worker-set")
    return "a model over several nodes needs the shape `leader-worker-set`";
  if (shape === "leader-worker-set" && nodes < 2) return "a LeaderWorkerSet is for two nodes or more";
  if (autoscaling !== "none" && maxReplicas < 2)
    return "autoscaling needs at least two replicas to scale between";
  if (autoscaling !== "none" && shape !== "deployment")
    return "autoscaling by the length of the queue is made for the shape `deployment`";
  if (autoscaling !== "none" && queueMetricOf(engine) === undefined)
    return `${engine} does not tell how many requests wait`;
  return undefined;
}

/** The Prometheus metric in which an engine counts the requests that wait. */
export function queueMetricOf(engine: DeployEngine): string | undefined {
  switch (engine) {
    case "vllm":
      return "vllm:num_requests_waiting";
    case "sglang":
      return "sglang:num_queue_reqs";
    case "tgi":
      return "tgi_queue_size";
    case "llama.cpp":
    case "ollama":
      return undefined;
  }
}
