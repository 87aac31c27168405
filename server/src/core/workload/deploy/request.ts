import { codes, listing, say, type Message } from "../../text/message.ts";
import type { EngineName } from "../engines.ts";

export const deployEngines = [
  "vllm",
  "sglang",
  "tgi",
  "llama.cpp",
  "ollama",
  "triton",
  "nim",
] as const satisfies readonly (EngineName | "nim")[];
export type DeployEngine = (typeof deployEngines)[number];

const deployShapes = ["deployment", "kserve", "leader-worker-set", "ray-service", "kaito"] as const;
export type DeployShape = (typeof deployShapes)[number];

export const autoscalers = ["none", "hpa", "keda"] as const;
export type Autoscaler = (typeof autoscalers)[number];

/** What a person chooses when a model is deployed. */
export interface DeployRequest {
  /** Of all objects; a DNS label. */
  readonly name: string;
  /** Left to whoever applies the objects where it is absent. */
  readonly namespace?: string;
  /**
   * `owner/model` on the Hugging Face hub; for Ollama the name in its library, for NIM the image below `nvcr.io/nim` with its
   * version.
   */
  readonly model: string;
  readonly engine: DeployEngine;
  readonly shape: DeployShape;
  /** Value of the label `nvidia.com/gpu.product` of the nodes to run on; any GPU where it is absent. */
  readonly product?: string;
  /** In each pod. */
  readonly gpus: number;
  /** Pods that serve one copy of the model together; more than one only as a LeaderWorkerSet. */
  readonly nodes: number;
  readonly maxReplicas: number;
  readonly autoscaling: Autoscaler;
  /** Size of the volume that keeps the model's files, a quantity. */
  readonly storage: string;
  /** Name of the Gateway that requests come in by. */
  readonly gateway?: string;
}

/** Why a request can not be met; undefined when it can. */
export function refusal(request: DeployRequest): Message | undefined {
  const { engine, shape, model, nodes, autoscaling, maxReplicas } = request;
  if (!shapesOf(engine).includes(shape)) return shapeRefusal(engine, shape);
  const complaint = modelComplaint(engine, model);
  if (complaint !== undefined) return say`the model ${complaint}`;
  if (nodes > 1 && shape !== "leader-worker-set")
    return say`a model over several nodes needs the shape \`leader-worker-set\``;
  if (shape === "leader-worker-set" && nodes < 2) return say`a LeaderWorkerSet is for two nodes or more`;
  if (autoscaling !== "none" && maxReplicas < 2)
    return say`autoscaling needs at least two replicas to scale between`;
  if (autoscaling !== "none" && !autoscalersOf(engine, shape).includes(autoscaling))
    return shape === "deployment"
      ? say`${engine} does not tell how many requests wait`
      : say`autoscaling by the length of the queue is made for the shape \`deployment\``;
  return undefined;
}

/** What is wrong with the name of a model, behind it. */
export function modelComplaint(engine: DeployEngine, model: string): Message | undefined {
  if (engine === "nim" && !/^[\w.-]+\/[\w.-]+:[\w.-]+$/u.test(model))
    return say`is to be the image of a NIM with its version, as \`meta/llama-3.1-8b-instruct:1.8.4\``;
  return /^[\w./:@-]+$/u.test(model) ? undefined : say`is no name of a model`;
}

/** The shapes that an engine can be deployed in. */
export function shapesOf(engine: DeployEngine): readonly DeployShape[] {
  switch (engine) {
    case "vllm":
      return deployShapes;
    case "sglang":
      return ["deployment", "kserve", "leader-worker-set"];
    case "tgi":
    case "llama.cpp":
    case "ollama":
      return ["deployment", "kserve"];
    case "triton":
    case "nim":
      return ["deployment"];
  }
}

/** Why an engine is not deployed in a shape, behind its name; undefined where it is, and of what is no shape. */
export function shapeComplaint(engine: DeployEngine, text: string): Message | undefined {
  const shape = deployShapes.find((known) => known === text);
  if (shape === undefined || shapesOf(engine).includes(shape)) return undefined;
  return say`is not possible: ${shapeRefusal(engine, shape)}`;
}

function shapeRefusal(engine: DeployEngine, shape: DeployShape): Message {
  if (shape === "leader-worker-set")
    return say`${engine} does not run over several nodes; vLLM and SGLang do`;
  return say`${engine} is deployed as ${listing(codes(shapesOf(engine)), "or")}`;
}

/** How the number of replicas can follow the length of the queue. */
export function autoscalersOf(engine: DeployEngine, shape: DeployShape): readonly Autoscaler[] {
  return shape === "deployment" && queueMetricOf(engine) !== undefined ? autoscalers : ["none"];
}

/** The Prometheus metric in which an engine counts the requests that wait. */
export function queueMetricOf(engine: DeployEngine | EngineName): string | undefined {
  switch (engine) {
    case "vllm":
      return "vllm:num_requests_waiting";
    case "sglang":
      return "sglang:num_queue_reqs";
    case "tgi":
      return "tgi_queue_size";
    case "triton":
      return "nv_inference_pending_request_count";
    case "nim":
      return "num_requests_waiting";
    case "llama.cpp":
    case "ollama":
    case "lmdeploy":
    case "tensorrt-llm":
      return undefined;
  }
}
