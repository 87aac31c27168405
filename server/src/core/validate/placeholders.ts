/**
 * `${NAME}`, `${NAME:=value}`, `${NAME:=${OTHER}}`, `${{NAME}}` and `$NAME`: what `envsubst`, Flux
 * (https://fluxcd.io/flux/components/kustomize/kustomizations/#post-build-variable-substitution), `clusterctl` and templates of OpenShift
 * put something else for, also where a colon in it makes YAML cut it short; `($name)` is a binding of Chainsaw, and `__NAME__` and
 * `@NAME@` are what scripts look for. Small letters behind a bare `$` are left to configuration files of other programs.
 */
const variable =
  /\$(?:\{[A-Za-z_](?:[^{}]|\$\{[^{}]*\})*(?:\}|$)|\{\{[A-Za-z_]\w*\}\}|[A-Z_][A-Z0-9_]*)|\(\$[A-Za-z_]\w*\)|__[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*__|@[A-Z][A-Z0-9_]*@/u;

/**
 * What becomes something else as a whole: expressions of Chainsaw, fields as Python formats them, and what SOPS has encrypted
 * (https://getsops.io/docs/).
 */
const rendered = /^["']?\(.+\)["']?$|^\{[A-Za-z_]\w*(?:\.\w+)+\}$|^["']?ENC\[AES256_GCM,/u;

/** A value that is nothing else may become a number or a list. */
const only = new RegExp(`^["']?(?:${variable.source})+["']?$`, "u");

/** Whether another program puts something else for a text, or for a part of it. */
export function isFilledIn(text: string): boolean {
  return variable.test(text) || rendered.test(text) || text.includes("{{");
}

/** Whether the whole of a text is what another program puts something for, so that it may become a value of any type. */
export function hasAnyType(text: string): boolean {
  return only.test(text) || rendered.test(text);
}
