/**
 * The field of a kustomization still works, and Kustomize warns of it: another one has taken its place. The fix writes the new one where
 * the build stays as it is; `kustomize edit fix` rewrites the others.
 *
 * ```yaml
 * bases: # resources
 * - ../base
 * ```
 */
import { say } from "../../../text/message.ts";
import {
  inList,
  labelsInSelectors,
  pathsOfPatches,
  renamed,
  renamedWhereNothingComesBetween,
  type Rewriting,
} from "../../kustomizeFields.ts";
import type { Rule } from "../../rule.ts";

interface Replacement {
  readonly instead: string;
  readonly rewriting?: Rewriting;
}

const replacements: ReadonlyMap<string, Replacement> = new Map([
  ["bases", { instead: "resources", rewriting: renamed("resources") }],
  ["commonLabels", { instead: "labels", rewriting: labelsInSelectors }],
  ["imageTags", { instead: "images", rewriting: renamed("images") }],
  ["patchesJson6902", { instead: "patches", rewriting: renamedWhereNothingComesBetween }],
  ["patchesStrategicMerge", { instead: "patches", rewriting: pathsOfPatches }],
  ["helmChartInflationGenerator", { instead: "helmCharts" }],
  ["vars", { instead: "replacements" }],
]);

const rule: Rule = {
  code: "deprecated-kustomize-field",
  family: "version",
  severity: "warning",
  summary: "A field of a kustomization is deprecated.",
  source: "https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/",
  kinds: ["kustomize.config.k8s.io/Kustomization", "kustomize.config.k8s.io/Component"],
  check({ root, document: { text } }, report) {
    for (const field of root.fields()) {
      const replacement = replacements.get(field.name);
      if (replacement === undefined) continue;
      report(field, say`\`${field.name}\` is deprecated; use \`${replacement.instead}\`.`, {
        on: "key",
        tags: ["deprecated"],
        fixes: replacement.rewriting?.(field, root, text) ?? [],
      });
    }
    for (const generator of ["configMapGenerator", "secretGenerator"].flatMap((name) =>
      root.at(name).items(),
    )) {
      const env = generator.at("env");
      if (!env.present) continue;
      const fixes = inList("envs")(env, generator, text);
      report(env, say`\`env\` is deprecated; use \`envs\`.`, { on: "key", tags: ["deprecated"], fixes });
    }
  },
};

export default rule;
