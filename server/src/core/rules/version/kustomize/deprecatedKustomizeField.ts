/**
 * The field of a kustomization still works, and Kustomize warns of it: another one has taken its place. Where nothing but
 * the name changes, the fix renames it; `kustomize edit fix` rewrites the others.
 *
 * ```yaml
 * bases: # resources
 * - ../base
 * ```
 */
import type { Fix } from "../../../finding.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { say } from "../../../text/message.ts";
import { rewriteScalar } from "../../../yaml/rewriteScalar.ts";
import type { Rule } from "../../rule.ts";

interface Replacement {
  readonly instead: string;
  /** The new field takes the same value. */
  readonly isRename: boolean;
}

const replacements: ReadonlyMap<string, Replacement> = new Map([
  ["bases", { instead: "resources", isRename: true }],
  ["commonLabels", { instead: "labels", isRename: false }],
  ["imageTags", { instead: "images", isRename: true }],
  ["patchesJson6902", { instead: "patches", isRename: true }],
  ["patchesStrategicMerge", { instead: "patches", isRename: false }],
  ["helmChartInflationGenerator", { instead: "helmCharts", isRename: false }],
  ["vars", { instead: "replacements", isRename: false }],
]);

const rule: Rule = {
  code: "deprecated-kustomize-field",
  family: "version",
  severity: "warning",
  summary: "A field of a kustomization is deprecated.",
  source: "https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/",
  kinds: ["kustomize.config.k8s.io/Kustomization", "kustomize.config.k8s.io/Component"],
  check({ root }, report) {
    for (const field of root.fields()) {
      const replacement = replacements.get(field.name);
      if (replacement === undefined) continue;
      report(field, say`\`${field.name}\` is deprecated; use \`${replacement.instead}\`.`, {
        on: "key",
        tags: ["deprecated"],
        fixes: renameFixes(field, root, replacement),
      });
    }
    for (const generator of ["configMapGenerator", "secretGenerator"].flatMap((name) =>
      root.at(name).items(),
    )) {
      const env = generator.at("env");
      if (env.present)
        report(env, say`\`env\` is deprecated; use \`envs\`.`, { on: "key", tags: ["deprecated"] });
    }
  },
};

function renameFixes(field: Cursor, root: Cursor, { instead, isRename }: Replacement): readonly Fix[] {
  const key = field.entry?.key;
  if (!isRename || key === undefined || root.at(instead).node !== undefined) return [];
  const edit = { range: { start: key.start, end: key.end }, newText: rewriteScalar(key, instead) };
  return [{ title: say`Change to \`${instead}\``, edits: [edit], preferred: true }];
}

export default rule;
