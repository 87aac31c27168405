import type { Family, Finding } from "../finding.ts";
import { isToldOfPods } from "./checkMadePods.ts";

/** What is said of values; a rule of another family may be about the placeholder itself, but for what is told of made pods. */
const ofValues: ReadonlySet<Family> = new Set<Family>(["schema", "server", "cel", "reference"]);

/**
 * `${NAME}`, `${NAME:=value}`, `${{NAME}}` and `$NAME`: what `envsubst`, Flux
 * (https://fluxcd.io/flux/components/kustomize/kustomizations/#post-build-variable-substitution), `clusterctl` and templates of OpenShift
 * put something else for, also where a colon in it makes YAML cut it short; `($name)` is a binding of Chainsaw. Small letters behind a
 * bare `$` are left to configuration files of other programs.
 */
const variable = /\$(?:\{[A-Za-z_][^{}]*(?:\}|$)|\{\{[A-Za-z_]\w*\}\}|[A-Z_][A-Z0-9_]*)|\(\$[A-Za-z_]\w*\)/u;
/** What becomes something else as a whole: expressions of Chainsaw, and fields as Python formats them. */
const rendered = /^["']?\(.+\)["']?$|^\{[A-Za-z_]\w*(?:\.\w+)+\}$/u;
/** A value that is nothing else may become a number or a list. */
const only = new RegExp(`^["']?(?:${variable.source})+["']?$`, "u");
/** Argo's controllers fill in actions of templates when the server has read the object, so that each of them is a value to it. */
const ofArgo = /^[\s{]*["']?apiVersion["']?\s*:\s*["']?argoproj\.io\//mu;

/** Leaves out what is said of a text that another program fills in before the manifest is applied: what it will be is not known. */
export function withoutPlaceholders(findings: readonly Finding[], text: string): readonly Finding[] {
  const keepsActions = findings.length > 0 && ofArgo.test(text);
  return findings.filter(({ code, family, range: { start, end } }) => {
    const marked = text.slice(start, end);
    const isOfValue = ofValues.has(family) || (family === "workload" && isToldOfPods(code));
    if (!isOfValue) return true;
    if (marked.includes("{{")) return keepsActions;
    return !(code === "wrong-type" ? hasAnyType(marked) : isFilledIn(marked));
  });
}

/** Whether another program puts something else for a text, or for a part of it. */
export function isFilledIn(text: string): boolean {
  return variable.test(text) || rendered.test(text) || text.includes("{{");
}

function hasAnyType(text: string): boolean {
  return only.test(text) || rendered.test(text);
}
