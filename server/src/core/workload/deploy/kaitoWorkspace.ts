import type { DeployRequest } from "./request.ts";
import { labelsOf, metadataOf, type NewObject } from "./sharedObjects.ts";

/**
 * A Workspace of KAITO, which makes the server, its Service and its storage by itself from the preset of the model. Its nodes
 * are those with the label; KAITO counts how many it needs.
 *
 * https://kaito-project.github.io/kaito/docs/inference
 */
export function kaitoWorkspace(request: DeployRequest): NewObject {
  const { product } = request;
  const matchLabels = product === undefined ? labelsOf(request) : { "nvidia.com/gpu.product": product };
  return {
    apiVersion: "kaito.sh/v1beta1",
    kind: "Workspace",
    metadata: metadataOf(request),
    resource: { labelSelector: { matchLabels } },
    inference: { preset: { name: presetOf(request.model) } },
  };
}

/** Presets bear the model's name without its owner, in small letters. */
function presetOf(model: string): string {
  return (model.split("/").at(-1) ?? model).toLowerCase();
}
