import type { Family, Finding } from "../finding.ts";
import { isToldOfPods } from "./checkMadePods.ts";

/** What is said of values; a rule of another family may be about the placeholder itself, but for what is told of made pods. */
const ofValues: ReadonlySet<Family> = new Set<Family>(["schema", "server", "cel", "reference"]);

/**
 * `${NAME}`, `${NAME:=value}`, `${{NAME}}` and `$NAME`: what `envsubst`, Flux
 * (https://fluxcd.io/flux/components/kustomize/kustomizations/#post-build-variable-substitution), `clusterctl` and templates of OpenShift
 * put something else for; `($name)` is a binding of Chainsaw. Small letters behind a bare `$` are left to configuration files of other
 * programs.
 */
const placeholder = /\$(?:\{[A-Za-z_][^{}]*\}|\{\{[A-Za-z_]\w*\}\}|[A-Z_][A-Z0-9_]*)|\(\$[A-Za-z_]\w*\)/u;
/** A value that is nothing else may become a number or a list. */
const only = new RegExp(`^["']?(?:${placeholder.source})+["']?$`, "u");

/** Leaves out what is said of a text that another program fills in before the manifest is applied: what it will be is not known. */
export function withoutPlaceholders(findings: readonly Finding[], text: string): readonly Finding[] {
  if (findings.length === 0 || !text.includes("$")) return findings;
  return findings.filter(({ code, family, range: { start, end } }) => {
    const marked = text.slice(start, end);
    const isOfValue = ofValues.has(family) || (family === "workload" && isToldOfPods(code));
    return !isOfValue || !(code === "wrong-type" ? only : placeholder).test(marked);
  });
}
