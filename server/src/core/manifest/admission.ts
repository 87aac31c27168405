import type { Cursor } from "./cursor.ts";
import type { Manifest } from "./manifest.ts";

const group = "admissionregistration.k8s.io";

/** Configurations of admission webhooks. */
export const webhookKinds = [
  `${group}/ValidatingWebhookConfiguration`,
  `${group}/MutatingWebhookConfiguration`,
] as const;

/** Admission policies written in CEL. */
export const policyKinds = [
  `${group}/ValidatingAdmissionPolicy`,
  `${group}/MutatingAdmissionPolicy`,
] as const;

/** What makes such policies effective. */
export const policyBindingKinds = [
  `${group}/ValidatingAdmissionPolicyBinding`,
  `${group}/MutatingAdmissionPolicyBinding`,
] as const;

export const admissionKinds = [...webhookKinds, ...policyKinds, ...policyBindingKinds] as const;

/** Where requests are chosen: each webhook, `matchConstraints` of a policy, `matchResources` of a binding. */
export function requestMatchersOf(manifest: Manifest): readonly Cursor[] {
  const { kind } = manifest.gvk;
  if (kind.endsWith("WebhookConfiguration")) return manifest.root.at("webhooks").items();
  return [manifest.root.at("spec", kind.endsWith("Binding") ? "matchResources" : "matchConstraints")];
}

/** The rules of these places: which operations on which resources. */
export function requestRulesOf(manifest: Manifest): readonly Cursor[] {
  return requestMatchersOf(manifest).flatMap((matcher) =>
    ["rules", "resourceRules", "excludeResourceRules"].flatMap((name) => matcher.at(name).items()),
  );
}

/** Lists of CEL conditions under which a webhook or a policy is asked at all. */
export function matchConditionListsOf(manifest: Manifest): readonly Cursor[] {
  if (manifest.gvk.kind.endsWith("WebhookConfiguration")) {
    return requestMatchersOf(manifest).map((webhook) => webhook.at("matchConditions"));
  }
  return [manifest.root.at("spec", "matchConditions")];
}
