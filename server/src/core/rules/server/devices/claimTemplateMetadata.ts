/**
 * The metadata in a ResourceClaimTemplate's spec are copied to every claim that is made of it: labels and annotations,
 * but nothing that is the claim's own, such as its name.
 *
 * ```yaml
 * kind: ResourceClaimTemplate
 * spec:
 *   metadata:
 *     name: gpu # the claim gets a name of its own
 * ```
 */
import { labelValue, qualifiedName } from "../../../formats/names.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { say } from "../../../text/message.ts";
import type { Report, Rule } from "../../rule.ts";
import { isUnset } from "../../requireValue.ts";

const copied: ReadonlySet<string> = new Set(["labels", "annotations"]);

const rule: Rule = {
  code: "claim-template-metadata",
  family: "server",
  severity: "error",
  summary: "A ResourceClaimTemplate gives its claims metadata other than labels and annotations.",
  source:
    "https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/resource-claim-template-v1/",
  kinds: ["resource.k8s.io/ResourceClaimTemplate"],
  check(manifest, report) {
    const metadata = manifest.root.at("spec", "metadata");
    for (const field of metadata.fields()) {
      if (copied.has(field.name) || isUnset(field) || field.number === 0) continue;
      report(field, say`A template can not set \`${field.name}\` of its claims.`, {
        on: "key",
        path: field.path.replace(/uid$/u, "uID"),
      });
    }
    for (const label of metadata.at("labels").keys()) checkLabel(label, metadata, report);
    for (const annotation of metadata.at("annotations").keys()) checkKey(annotation, metadata, report);
  },
};

function checkLabel(label: Cursor, metadata: Cursor, report: Report): void {
  checkKey(label, metadata, report);
  const complaint = label.string === undefined ? undefined : labelValue(label.string);
  if (complaint !== undefined)
    report(label, say`The label value \`${label.string ?? ""}\` ${complaint}.`, {
      path: metadata.at("labels").path,
    });
}

function checkKey(entry: Cursor, metadata: Cursor, report: Report): void {
  const complaint = qualifiedName(entry.name.toLowerCase());
  const list = entry.parent ?? metadata;
  if (complaint !== undefined)
    report(entry, say`The key \`${entry.name}\` ${complaint}.`, { on: "key", path: list.path });
}

export default rule;
