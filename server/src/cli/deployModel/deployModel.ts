import { dns1123Label } from "../../core/formats/names.ts";
import { deployModel as manifestsOf } from "../../core/workload/deploy/deployModel.ts";
import {
  autoscalers,
  deployEngines,
  deployShapes,
  refusal,
  type DeployRequest,
} from "../../core/workload/deploy/request.ts";
import { writeYaml } from "../../core/yaml/writeYaml.ts";
import { wordsIn } from "../../sources/words.ts";
import { CommandError } from "../commandError.ts";
import { oneOf, readArguments } from "../readArguments.ts";
import type { ExitStatus, World } from "../world.ts";

/** `drydock deploy-model`: the manifests that serve a model, on standard output. */
export async function deployModel(args: readonly string[], world: World): Promise<ExitStatus> {
  const { values, positionals } = readArguments(args, {
    name: { type: "string" },
    engine: { type: "string", default: "vllm" },
    shape: { type: "string", default: "deployment" },
    gpus: { type: "string", default: "1" },
    nodes: { type: "string", default: "1" },
    replicas: { type: "string", default: "1" },
    autoscaling: { type: "string", default: "none" },
    storage: { type: "string", default: "200Gi" },
    gateway: { type: "string" },
  });
  const [model, ...more] = positionals;
  if (model === undefined || more.length > 0)
    throw new CommandError("Name one model: `drydock deploy-model Qwen/Qwen3-8B`");
  const request: DeployRequest = {
    name: values.name ?? nameOf(model),
    model,
    engine: oneOf("--engine", values.engine, deployEngines),
    shape: oneOf("--shape", values.shape, deployShapes),
    gpus: countOf("--gpus", values.gpus),
    nodes: countOf("--nodes", values.nodes),
    maxReplicas: countOf("--replicas", values.replicas),
    autoscaling: oneOf("--autoscaling", values.autoscaling, autoscalers),
    storage: values.storage,
    ...(values.gateway === undefined ? {} : { gateway: values.gateway }),
  };
  const complaint = dns1123Label(request.name);
  if (complaint !== undefined)
    throw new CommandError(
      `The name \`${request.name}\` ${wordsIn(world.language)(complaint)}; give one by \`--name\`.`,
    );
  const reason = refusal(request);
  if (reason !== undefined) throw new CommandError(`This can not be deployed: ${reason}.`);
  await world.write(manifestsOf(request).map(writeYaml).join("---\n"));
  return 0;
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

function countOf(option: string, text: string): number {
  if (/^[1-9]\d{0,3}$/u.test(text)) return Number(text);
  throw new CommandError(`\`${option}\` is a whole number of 1 or more, not \`${text}\`.`);
}
