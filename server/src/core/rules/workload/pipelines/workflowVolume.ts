/**
 * A template of a workflow mounts volumes of its own, or of the workflow: `volumes` and `volumeClaimTemplates`. With another name Argo
 * refuses the workflow, or the API server its pods.
 *
 * ```yaml
 * spec:
 *   volumeClaimTemplates:
 *     - metadata: { name: work }
 *   templates:
 *     - name: train
 *       container:
 *         volumeMounts:
 *           - { name: workdir, mountPath: /work } # must be work
 * ```
 */
import type { Cursor } from "../../../manifest/cursor.ts";
import { codes, listing, say } from "../../../text/message.ts";
import type { Report, Rule } from "../../rule.ts";

const rule: Rule = {
  code: "workflow-volume",
  family: "workload",
  severity: "warning",
  summary: "A template mounts a volume that the workflow does not have.",
  source: "https://argo-workflows.readthedocs.io/en/latest/walk-through/volumes/",
  fields: ["volumeMounts"],
  kinds: ["argoproj.io/Workflow"],
  check({ root }, report) {
    const spec = root.at("spec");
    // A patch of the pods may bring volumes.
    if (spec.at("workflowTemplateRef").present || spec.at("podSpecPatch").present) return;
    const claims = spec
      .at("volumeClaimTemplates")
      .items()
      .map((claim) => claim.at("metadata", "name"));
    for (const template of spec.at("templates").items()) {
      if (template.at("podSpecPatch").present) continue;
      const volumes = [spec, spec.at("templateDefaults"), template].flatMap((owner) =>
        owner.at("volumes").items(),
      );
      const names = [...volumes.map((volume) => volume.at("name")), ...claims].flatMap(
        ({ string }) => string ?? [],
      );
      const containers = [
        template.at("container"),
        template.at("script"),
        ...template.at("containerSet", "containers").items(),
      ];
      for (const mount of containers.flatMap((container) => container.at("volumeMounts").items()))
        checkMount(mount.at("name"), names, report);
    }
  },
};

function checkMount(name: Cursor, names: readonly string[], report: Report): void {
  const text = name.string;
  if (text === undefined || text.includes("{{") || names.includes(text)) return;
  report(
    name,
    names.length === 0
      ? say`The workflow has no volume \`${text}\`.`
      : say`The workflow has no volume \`${text}\`, but ${listing(codes(names))}.`,
  );
}

export default rule;
