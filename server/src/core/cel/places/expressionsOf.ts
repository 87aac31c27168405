import { policyKinds, webhookKinds } from "../../manifest/admission.ts";
import type { Manifest } from "../../manifest/manifest.ts";
import { definitionExpressions } from "./definitionExpressions.ts";
import type { ExpressionPlace } from "./expressionPlace.ts";
import type { AdmittedTypes } from "./matchedTypes.ts";
import { deviceExpressions, policyExpressions, webhookExpressions } from "./policyExpressions.ts";

type Reader = (manifest: Manifest, types?: AdmittedTypes) => readonly ExpressionPlace[];

const READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ["apiextensions.k8s.io/CustomResourceDefinition", definitionExpressions],
  ...webhookKinds.map((kind) => [kind, webhookExpressions] as const),
  ...policyKinds.map((kind) => [kind, policyExpressions] as const),
  ...["DeviceClass", "ResourceClaim", "ResourceClaimTemplate"].map(
    (kind) => [`resource.k8s.io/${kind}`, deviceExpressions] as const,
  ),
]);

/** The kinds whose objects hold CEL expressions, as `group/Kind`. */
export const kindsWithExpressions: readonly string[] = [...READERS.keys()];

/**
 * The fields of an object that hold CEL expressions, whether or not they are set.
 * @param types of what a policy is about, where more is known than the API server asks for
 */
export function expressionsOf(manifest: Manifest, types?: AdmittedTypes): readonly ExpressionPlace[] {
  return READERS.get(`${manifest.gvk.group}/${manifest.gvk.kind}`)?.(manifest, types) ?? [];
}
