import type { Cursor } from "./cursor.ts";
import type { Manifest } from "./manifest.ts";
import { podSpecsOf } from "./podSpecs.ts";

/** The specs of volume claims: of a PersistentVolumeClaim, and of the ephemeral volumes of a pod. */
export function claimSpecsOf(manifest: Manifest): readonly Cursor[] {
  if (manifest.gvk.kind === "PersistentVolumeClaim") return [manifest.root.at("spec")];
  return podSpecsOf(manifest)
    .flatMap((pod) => pod.spec.at("volumes").items())
    .map((volume) => volume.at("ephemeral", "volumeClaimTemplate", "spec"))
    .filter((spec) => spec.isMapping);
}
