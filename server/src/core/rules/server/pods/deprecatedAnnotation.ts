/**
 * Annotations that became fields of the pod are ignored, or soon will be.
 *
 * ```yaml
 * metadata:
 *   annotations:
 *     seccomp.security.alpha.kubernetes.io/pod: runtime/default # securityContext.seccompProfile
 * ```
 */
import { podKinds, podSpecsOf } from "../../../manifest/podSpecs.ts";
import type { Rule } from "../../rule.ts";

/** Annotation, or its beginning when it ends with a slash, and the field that replaces it. */
const replacements = [
  ["scheduler.alpha.kubernetes.io/critical-pod", "priorityClassName"],
  ["seccomp.security.alpha.kubernetes.io/pod", "seccompProfile"],
  ["container.seccomp.security.alpha.kubernetes.io/", "seccompProfile"],
  ["security.alpha.kubernetes.io/sysctls", "sysctls"],
  ["security.alpha.kubernetes.io/unsafe-sysctls", "sysctls"],
  ["container.apparmor.security.beta.kubernetes.io/", "appArmorProfile"],
] as const;

const rule: Rule = {
  code: "deprecated-annotation",
  family: "server",
  severity: "warning",
  summary: "An annotation of a pod was replaced by a field.",
  source: "https://kubernetes.io/docs/reference/labels-annotations-taints/#deprecated-annotations",
  kinds: podKinds,
  check(manifest, report) {
    for (const { metadata } of podSpecsOf(manifest)) {
      for (const annotation of metadata.at("annotations").keys()) {
        const found = replacements.find(([name]) =>
          name.endsWith("/") ? annotation.name.startsWith(name) : annotation.name === name,
        );
        if (found === undefined) continue;
        report(annotation, `the annotation is deprecated; use the field \`${found[1]}\``, {
          on: "key",
          tags: ["deprecated"],
        });
      }
    }
  },
};

export default rule;
