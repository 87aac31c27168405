import type { Finding } from "../finding.ts";
import type { FilledIn } from "../kustomize/documentForm.ts";

/**
 * What counts although a kustomization fills something in: labels in selectors and on the Pods that they select, also where a file has
 * neither (https://kubernetes.io/docs/tasks/manage-kubernetes-objects/kustomization/#setting-cross-cutting-fields); namespaces of objects, and
 * of accounts and Services that others speak of, and the names of Namespaces; of the accounts and Services alone where the kustomization has no
 * namespace, for who builds it gives it one: `targetNamespace` of Flux, `kustomize.namespace` of Argo CD; variables, `$(NAME)`; words in capital letters where the
 * kustomization changes objects, `FROM_OVERLAY`.
 */
export function withoutFilledIn(
  findings: readonly Finding[],
  text: string,
  filledIn: readonly FilledIn[],
): readonly Finding[] {
  return filledIn.length === 0
    ? findings
    : findings.filter((finding) => !filledIn.some((what) => concerns[what](finding, text)));
}

const concerns: Readonly<Record<FilledIn, (finding: Finding, text: string) => boolean>> = {
  selectors: ({ code, path }) =>
    ["missing-required", "empty-selector", "selector-mismatch"].includes(code) &&
    ["spec.selector", "spec.template.metadata.labels"].includes(path),
  namespaces: (finding, text) =>
    finding.code === "object-namespace" ||
    (finding.code === "object-name" && /^kind:\s*["']?Namespace["']?\s*$/mu.test(text)) ||
    isOfReferred(finding),
  places: isOfReferred,
  words: ({ family, range: { start, end } }, text) =>
    ["schema", "server"].includes(family) &&
    /^["']?[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+["']?$/u.test(text.slice(start, end)),
  variables: ({ range: { start, end } }, text) => /\$\([\w.-]+\)/u.test(text.slice(start, end)),
};

function isOfReferred({ code, path }: Finding): boolean {
  return (
    ["missing-required", "binding-subject"].includes(code) &&
    /^(?:subjects\[\d+\]|webhooks\[\d+\]\.clientConfig\.service)\.namespace$/u.test(path)
  );
}
