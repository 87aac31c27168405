import { modelFacts } from "../models/modelFacts.ts";
import type { DeployRequest } from "./request.ts";
import { labelsOf, metadataOf, type NewObject } from "./sharedObjects.ts";

/**
 * A Workspace of KAITO, which makes the server, its Service and its storage by itself from the preset of the model: its name on
 * the Hugging Face hub. Its nodes are those with the label; KAITO counts how many it needs. It reads the token for a model with a
 * licence from the key `HF_TOKEN` of the Secret.
 *
 * https://kaito-project.github.io/kaito/docs/presets
 */
export function kaitoWorkspace(request: DeployRequest): NewObject {
  const { model, product } = request;
  const matchLabels = product === undefined ? labelsOf(request) : { "nvidia.com/gpu.product": product };
  return {
    apiVersion: "kaito.sh/v1beta1",
    kind: "Workspace",
    metadata: metadataOf(request),
    resource: { labelSelector: { matchLabels } },
    inference: { preset: { name: model, ...accessTo(model) } },
  };
}

/** KAITO refuses a Secret for a model that needs none. */
function accessTo(model: string): NewObject {
  return modelFacts(model)?.architecture?.gated === true
    ? { presetOptions: { modelAccessSecret: "hugging-face" } }
    : {};
}
