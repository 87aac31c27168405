/**
 * The source of a PersistentVolume must say enough to find the data: the share of an `nfs` server, the handle of a
 * `csi` volume, a path without `..`, a partition between 0 and 255, secrets with their namespace. An empty text counts
 * as missing.
 *
 * ```yaml
 * spec:
 *   csi:
 *     driver: disk.csi.example.com
 *     volumeHandle: "" # which volume?
 * ```
 */
import { dns1123Label } from "../../../formats/names.ts";
import { hasBackStep } from "../../../formats/paths.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { say } from "../../../text/message.ts";
import { checkFormat } from "../../checkFormat.ts";
import { requireFilled, requireValue } from "../../requireValue.ts";
import type { Report, Rule } from "../../rule.ts";
import { checkVolumeSource } from "../../volumeSource.ts";

const rule: Rule = {
  code: "persistent-volume-source",
  family: "server",
  severity: "error",
  summary: "The source of a PersistentVolume is incomplete or malformed.",
  source:
    "https://kubernetes.io/docs/reference/kubernetes-api/config-and-storage-resources/persistent-volume-v1/",
  kinds: ["/PersistentVolume"],
  check(manifest, report) {
    for (const source of manifest.root.at("spec").fields()) {
      if (!source.isMapping) continue;
      checkVolumeSource(source, report);
      checkOwnFields(source, report);
    }
  },
};

/** What only a PersistentVolume has: a disk of the node, and the namespaces of things outside of it. */
function checkOwnFields(source: Cursor, report: Report): void {
  switch (source.name) {
    case "local":
      if (requireFilled(source.at("path"), report) && hasBackStep(source.at("path").string))
        report(source.at("path"), say`The path can not contain \`..\`.`);
      return;
    case "iscsi":
      if (source.at("secretRef").isMapping) requireValue(source.at("secretRef", "name"), report);
      return;
    case "azureFile":
      if (source.at("secretNamespace").string === "")
        report(
          source.at("secretNamespace"),
          say`\`secretNamespace\` can not be empty; leave it out instead.`,
        );
      return;
    case "cinder":
    case "storageos":
      requireNamespace(source.at("secretRef"), report);
      return;
    case "csi":
      checkCsi(source, report);
      return;
    default:
  }
}

function checkCsi(source: Cursor, report: Report): void {
  requireFilled(source.at("volumeHandle"), report);
  const actions = ["controllerPublish", "controllerExpand", "nodePublish", "nodeExpand"];
  for (const action of actions) {
    const secret = source.at(`${action}SecretRef`);
    if (secret.isMapping) requireValue(secret.at("name"), report);
    requireNamespace(secret, report);
    checkFormat(secret.at("namespace"), dns1123Label, report);
  }
}

function requireNamespace(secret: Cursor, report: Report): void {
  if (!secret.isMapping) return;
  requireValue(secret.at("namespace"), report, say`a volume belongs to no namespace it could be taken from`);
}

export default rule;
