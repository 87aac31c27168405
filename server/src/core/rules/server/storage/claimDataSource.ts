/**
 * `dataSource` and `dataSourceRef` of a claim name the object the new volume is filled from. Without an API group only
 * another PersistentVolumeClaim can be meant; where both fields are written they must name the same object.
 *
 * A `dataSource` that is neither a PersistentVolumeClaim nor a VolumeSnapshot is ignored, and so is a `dataSourceRef`
 * to another namespace while the alpha feature for it is off.
 *
 * ```yaml
 * dataSourceRef:
 *   kind: VolumeSnapshot # needs apiGroup: snapshot.storage.k8s.io
 *   name: nightly
 * ```
 */
import { dns1123Subdomain } from "../../../formats/names.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { claimSpecsOf, validatedClaimTemplatesOf } from "../../../manifest/claimSpecs.ts";
import { podKinds } from "../../../manifest/podSpecs.ts";
import { say } from "../../../text/message.ts";
import { requireFilled, requireValue } from "../../requireValue.ts";
import type { Report, Rule } from "../../rule.ts";

const rule: Rule = {
  code: "claim-data-source",
  family: "server",
  severity: "error",
  summary: "The object a claim's volume is filled from is not named completely.",
  source:
    "https://kubernetes.io/docs/concepts/storage/persistent-volumes/#volume-populators-and-data-sources",
  fields: ["dataSource", "dataSourceRef"],
  kinds: ["/PersistentVolumeClaim", ...podKinds],
  check(manifest, report, { minor }) {
    for (const spec of claimSpecsOf(manifest)) checkClaim(spec, isClaimOrSnapshot, report);
    for (const spec of validatedClaimTemplatesOf(manifest, minor)) checkClaim(spec, () => true, report);
  },
};

function checkClaim(spec: Cursor, isKept: (source: Cursor) => boolean, report: Report): void {
  const source = spec.at("dataSource");
  const reference = spec.at("dataSourceRef");
  const sourceCounts = source.isMapping && isKept(source);
  const referenceCounts = reference.isMapping && !reference.at("namespace").string;
  // The schema requires the names in a `dataSourceRef` only.
  if (sourceCounts) checkSource(source, requireValue, report);
  if (referenceCounts) checkSource(reference, requireFilled, report);
  if (!sourceCounts || !referenceCounts) return;
  const differs = (["apiGroup", "kind", "name"] as const).some(
    (field) => (source.at(field).string ?? "") !== (reference.at(field).string ?? ""),
  );
  if (differs) {
    report(
      source,
      say`\`dataSource\` and \`dataSourceRef\` must name the same object; one of them is enough.`,
      {
        on: "key",
        path: spec.path,
      },
    );
  }
}

function isClaimOrSnapshot(source: Cursor): boolean {
  const group = source.at("apiGroup").string ?? "";
  const kind = source.at("kind").string;
  if (group === "") return kind === "PersistentVolumeClaim";
  return group === "snapshot.storage.k8s.io" && kind === "VolumeSnapshot";
}

function checkSource(source: Cursor, require: typeof requireValue, report: Report): void {
  require(source.at("name"), report);
  require(source.at("kind"), report);
  const group = source.at("apiGroup");
  const kind = source.at("kind").string;
  if (group.string) {
    const complaint = dns1123Subdomain(group.string);
    if (complaint !== undefined) report(group, say`API group \`${group.string}\` ${complaint}.`);
  } else if (kind !== undefined && kind !== "PersistentVolumeClaim") {
    report(source, say`Without \`apiGroup\` only a PersistentVolumeClaim can be named, not a ${kind}.`, {
      on: "key",
    });
  }
}

export default rule;
