import type { Cursor } from "./cursor.ts";
import type { Manifest } from "./manifest.ts";

/** The kinds of the functions below, for the `kinds` of a rule. */
export const crdKinds = ["apiextensions.k8s.io/CustomResourceDefinition"] as const;

/** The versions that a CRD lists; empty for other kinds. */
export function crdVersionsOf(manifest: Manifest): readonly Cursor[] {
  return isCrd(manifest) ? manifest.root.at("spec", "versions").items() : [];
}

export function isCrd({ gvk }: Manifest): boolean {
  return crdKinds.some((kind) => kind === `${gvk.group}/${gvk.kind}`);
}
