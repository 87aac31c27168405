import { dns1123Label, dns1123Subdomain } from "../../formats/names.ts";
import { modelFacts } from "../models/modelFacts.ts";
import { deployModel } from "../deploy/deployModel.ts";
import { gpuChoices, type GpuChoice } from "../deploy/gpuChoices.ts";
import {
  autoscalersOf,
  deployEngines,
  modelComplaint,
  refusal,
  shapeComplaint,
  shapesOf,
  type DeployEngine,
  type DeployRequest,
} from "../deploy/request.ts";
import type { Conversation, Form, GpuStock, Outcome } from "./form.ts";
import {
  askCount,
  askNamespace,
  askOptional,
  askProduct,
  askText,
  choose,
  isQuantity,
  mostGpus,
} from "./questions.ts";

const questions = [
  "engine",
  "model",
  "shape",
  "nodes",
  "product",
  "gpus",
  "replicas",
  "autoscaling",
  "storage",
  "gateway",
  "name",
  "namespace",
] as const;
type ModelQuestion = (typeof questions)[number];

/** Deploys a model: which one, by which server, on which GPUs, as which objects. */
export const modelForm: Form = { questions, converse };

function* converse(stock: readonly GpuStock[]): Conversation<ModelQuestion, Outcome> {
  const engine = yield* choose("engine", deployEngines, "vllm");
  const model = yield* askText("model", exampleFor(engine), (text) => modelComplaint(engine, text));
  const shape = yield* choose("shape", shapesOf(engine), "deployment", (text) =>
    shapeComplaint(engine, text),
  );
  const nodes = shape === "leader-worker-set" ? yield* askCount("nodes", 2, 2) : 1;
  const product = yield* askProduct(stock);
  const gpus = yield* askGpus(gpuChoices(model, nodes, product, mostGpus(stock, product)));
  // KAITO decides about these by itself.
  const isOwn = shape !== "kaito";
  const maxReplicas = isOwn ? yield* askCount("replicas", 1, 1) : 1;
  const scaled = maxReplicas > 1 ? autoscalersOf(engine, shape) : (["none"] as const);
  const autoscaling = yield* choose("autoscaling", scaled, "none");
  const storage = isOwn ? yield* askText("storage", storageFor(model), isQuantity) : "";
  const gateway = yield* askOptional("gateway", dns1123Subdomain);
  const name = yield* askText("name", nameOf(model), dns1123Label);
  const namespace = yield* askNamespace();
  const request: DeployRequest = {
    name,
    model,
    engine,
    shape,
    nodes,
    gpus,
    maxReplicas,
    autoscaling,
    storage,
    ...(product === undefined ? {} : { product }),
    ...(gateway === undefined ? {} : { gateway }),
    ...(namespace === undefined ? {} : { namespace }),
  };
  const reason = refusal(request);
  return reason === undefined
    ? { kind: "objects", name, objects: deployModel(request) }
    : { kind: "refused", reason };
}

/** A model as the engine names it. */
function exampleFor(engine: DeployEngine): string {
  switch (engine) {
    case "nim":
      return "meta/llama-3.1-8b-instruct:1.8.4";
    case "ollama":
      return "qwen3:8b";
    case "llama.cpp":
      return "Qwen/Qwen3-8B-GGUF";
    case "vllm":
    case "sglang":
    case "tgi":
    case "triton":
      return "Qwen/Qwen3-8B";
  }
}

/** Proposes the fewest that hold the model. */
function* askGpus(possible: readonly GpuChoice[]): Conversation<"gpus", number> {
  const choices = possible.map(({ count, calculation }) => ({
    value: String(count),
    ...(calculation === undefined ? {} : { detail: calculation }),
  }));
  const best = possible.find(({ fits }) => fits === true) ?? possible.find(({ fits }) => fits === undefined);
  return yield* askCount("gpus", (best ?? possible.at(-1))?.count ?? 1, 1, choices);
}

/** Room for the files of the model, and for those of another version beside it. */
function storageFor(model: string): string {
  const bytes = modelFacts(model)?.weightBytes;
  if (bytes === undefined) return "200Gi";
  return `${String(Math.max(20, Math.ceil((2 * bytes) / 1e9 / 10) * 10))}Gi`;
}

/** `Qwen/Qwen3-8B` makes `qwen3-8b`. */
function nameOf(model: string): string {
  const last = model.split("/").at(-1) ?? "";
  return last
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, "-")
    .replaceAll(/^-+|-+$/gu, "")
    .slice(0, 50);
}
