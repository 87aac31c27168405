import { restrictedContainer, scratchMounts } from "./gpuPod.ts";
import type { DeployEngine, DeployRequest } from "./request.ts";
import { metadataOf, type NewObject } from "./sharedObjects.ts";

interface EngineFacts {
  readonly image: string;
  readonly port: number;
  /** Answers when the model is loaded. */
  readonly health: string;
  /** Variable that says where the model's files are kept. */
  readonly cacheVariable: string;
}

/**
 * Versions are those that the arguments below were written for; change them together. Published in:
 * https://github.com/vllm-project/vllm/blob/main/docs/deployment/docker.md
 * https://docs.sglang.io/get_started/install.html
 * https://huggingface.co/docs/text-generation-inference/quicktour
 * https://github.com/ggml-org/llama.cpp/blob/master/docs/docker.md
 * https://hub.docker.com/r/ollama/ollama
 * https://docs.nvidia.com/deeplearning/triton-inference-server/user-guide/docs/vllm_backend/README.html
 */
const ENGINES: Readonly<Record<DeployEngine, EngineFacts>> = {
  vllm: { image: "vllm/vllm-openai:v0.11.0", port: 8000, health: "/health", cacheVariable: "HF_HOME" },
  sglang: {
    image: "lmsysorg/sglang:v0.4.9.post2-cu126",
    port: 8000,
    health: "/health",
    cacheVariable: "HF_HOME",
  },
  tgi: {
    image: "ghcr.io/huggingface/text-generation-inference:3.3.5",
    port: 8080,
    health: "/health",
    cacheVariable: "HF_HOME",
  },
  "llama.cpp": {
    image: "ghcr.io/ggml-org/llama.cpp:server-cuda",
    port: 8080,
    health: "/health",
    cacheVariable: "LLAMA_CACHE",
  },
  ollama: {
    image: "ollama/ollama:0.9.6",
    port: 11434,
    health: "/api/version",
    cacheVariable: "OLLAMA_MODELS",
  },
  triton: {
    image: "nvcr.io/nvidia/tritonserver:25.06-vllm-python-py3",
    port: 8000,
    health: "/v2/health/ready",
    cacheVariable: "HF_HOME",
  },
  nim: { image: "nvcr.io/nim", port: 8000, health: "/v1/health/ready", cacheVariable: "NIM_CACHE_PATH" },
};

/** Where the volume with the model's files is mounted. */
const modelFolder = "/models";

/** Where Triton finds what to serve. */
const repositoryFolder = "/repository";

/** The container that serves the model on its own node. */
export function engineContainer(request: DeployRequest, name: string): NewObject {
  return baseContainer(request, name, commandOf(request));
}

/** A pod of a group that serves one copy of the model together; each finds its place from the variables of the group. */
export function groupContainer(request: DeployRequest, role: "leader" | "worker"): NewObject {
  const command = { command: ["sh", "-c"], args: [groupScript(request, role)] };
  const container = baseContainer(request, role, command);
  // Workers answer nobody but the leader.
  return role === "leader"
    ? container
    : Object.fromEntries(Object.entries(container).filter(([field]) => !isForRequests(field)));
}

function isForRequests(field: string): boolean {
  return field === "ports" || field.endsWith("Probe");
}

function baseContainer({ engine, gpus, model }: DeployRequest, name: string, command: NewObject): NewObject {
  const { image, port, health, cacheVariable } = ENGINES[engine];
  const probe = { httpGet: { path: health, port: "http" }, periodSeconds: 10 };
  return {
    name,
    image: engine === "nim" ? `${image}/${model}` : image,
    ...command,
    env: [
      { name: cacheVariable, value: modelFolder },
      { name: "HOME", value: "/tmp" },
      engine === "nim" ? nimKey : hubToken,
    ],
    ports: [{ name: "http", containerPort: port }],
    // Half an hour to download and load the model; then the other probes begin.
    startupProbe: { ...probe, failureThreshold: 180 },
    readinessProbe: probe,
    livenessProbe: { ...probe, failureThreshold: 6 },
    resources: {
      requests: { cpu: "4", memory: "16Gi" },
      limits: { memory: "64Gi", "nvidia.com/gpu": gpus },
    },
    securityContext: restrictedContainer,
    volumeMounts: [
      { name: "models", mountPath: modelFolder },
      ...(engine === "triton" ? [{ name: "repository", mountPath: repositoryFolder }] : []),
      ...scratchMounts,
    ],
  };
}

/** Models with a licence to accept are given out for a token only. */
const hubToken = {
  name: "HF_TOKEN",
  valueFrom: { secretKeyRef: { name: "hugging-face", key: "token", optional: true } },
};

const nimKey = {
  name: "NGC_API_KEY",
  valueFrom: { secretKeyRef: { name: "ngc-api", key: "NGC_API_KEY" } },
};

/** NVIDIA's registry gives images of NIM to those with a key only. */
export function pullSecretsOf(engine: DeployEngine): NewObject {
  return engine === "nim" ? { imagePullSecrets: [{ name: "ngc-registry" }] } : {};
}

/**
 * What an engine reads from files: Triton serves a repository of models, here one for its vLLM backend.
 *
 * https://docs.nvidia.com/deeplearning/triton-inference-server/user-guide/docs/vllm_backend/README.html
 */
export function engineFiles(request: DeployRequest): readonly NewObject[] {
  if (request.engine !== "triton") return [];
  const options = { model: request.model, tensor_parallel_size: request.gpus };
  return [
    {
      apiVersion: "v1",
      kind: "ConfigMap",
      metadata: metadataOf(request, "-repository"),
      data: {
        "config.pbtxt": 'backend: "vllm"\ninstance_group [{ count: 1, kind: KIND_MODEL }]\n',
        "model.json": `${JSON.stringify(options, undefined, 2)}\n`,
      },
    },
  ];
}

function commandOf({ engine, model, gpus }: DeployRequest): NewObject {
  const port = String(ENGINES[engine].port);
  switch (engine) {
    case "vllm":
      return { args: [`--model=${model}`, `--tensor-parallel-size=${String(gpus)}`, `--port=${port}`] };
    case "sglang":
      return {
        command: ["python3", "-m", "sglang.launch_server"],
        args: [`--model-path=${model}`, `--tp=${String(gpus)}`, "--host=0.0.0.0", `--port=${port}`],
      };
    case "tgi":
      return { args: [`--model-id=${model}`, `--num-shard=${String(gpus)}`, `--port=${port}`] };
    case "llama.cpp":
      return { args: ["-hf", model, "--host", "0.0.0.0", "--port", port, "--n-gpu-layers", "999"] };
    case "ollama":
      // The server starts empty; the model is fetched as soon as it answers.
      return {
        command: ["sh", "-c"],
        args: [`ollama serve & until ollama list; do sleep 1; done; ollama pull ${model}; wait`],
      };
    case "triton":
      return {
        command: ["tritonserver"],
        args: [`--model-repository=${repositoryFolder}`, `--http-port=${port}`],
      };
    case "nim":
      // The image knows its model and takes all GPUs that it is given.
      return {};
  }
}

function groupScript({ engine, model, gpus, nodes }: DeployRequest, role: "leader" | "worker"): string {
  const port = String(ENGINES[engine].port);
  if (engine === "sglang")
    return [
      "exec python3 -m sglang.launch_server",
      `--model-path=${model} --tp=${String(gpus * nodes)} --nnodes=${String(nodes)}`,
      `--node-rank=$LWS_WORKER_INDEX --dist-init-addr=$LWS_LEADER_ADDRESS:20000 --host=0.0.0.0 --port=${port}`,
    ].join(" \\\n  ");
  if (role === "worker") return "exec ray start --address=$LWS_LEADER_ADDRESS:6379 --block";
  return [
    "ray start --head --port=6379",
    [
      `exec vllm serve ${model}`,
      `--tensor-parallel-size=${String(gpus)} --pipeline-parallel-size=${String(nodes)}`,
      `--distributed-executor-backend=ray --port=${port}`,
    ].join(" \\\n  "),
  ].join("\n");
}
