import type { Cursor } from "./cursor.ts";
import type { Manifest } from "./manifest.ts";
import { podSpecsOf } from "./podSpecs.ts";

/** Since this minor version a StatefulSet's claim templates are validated with it, not when a pod needs them. */
const validatesTemplates = 36;

/** The specs of a StatefulSet's `volumeClaimTemplates`, where the server of this version validates them. */
export function validatedClaimTemplatesOf(manifest: Manifest, minor: number): readonly Cursor[] {
  return minor < validatesTemplates ? [] : claimTemplatesOf(manifest);
}

/** The specs of a StatefulSet's `volumeClaimTemplates`. */
export function claimTemplatesOf({ gvk, root }: Manifest): readonly Cursor[] {
  if (`${gvk.group}/${gvk.kind}` !== "apps/StatefulSet") return [];
  const templates = root.at("spec", "volumeClaimTemplates").items();
  return templates.map((template) => template.at("spec"));
}

/** The specs of volume claims: of a PersistentVolumeClaim, and of the ephemeral volumes of a pod. */
export function claimSpecsOf(manifest: Manifest): readonly Cursor[] {
  if (manifest.gvk.kind === "PersistentVolumeClaim") return [manifest.root.at("spec")];
  return podSpecsOf(manifest)
    .flatMap((pod) => pod.spec.at("volumes").items())
    .map((volume) => volume.at("ephemeral", "volumeClaimTemplate", "spec"))
    .filter((spec) => spec.isMapping);
}
