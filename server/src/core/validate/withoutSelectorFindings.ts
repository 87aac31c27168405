import type { Finding } from "../finding.ts";

const places: ReadonlySet<string> = new Set(["spec.selector", "spec.template.metadata.labels"]);
const codes: ReadonlySet<string> = new Set(["missing-required", "empty-selector", "selector-mismatch"]);

/**
 * What counts although a kustomization sets labels in selectors and on the Pods that they select, also where a file has neither
 * (https://kubernetes.io/docs/tasks/manage-kubernetes-objects/kustomization/#setting-cross-cutting-fields).
 */
export function withoutSelectorFindings(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ code, path }) => !codes.has(code) || !places.has(path));
}
