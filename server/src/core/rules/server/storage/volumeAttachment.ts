/**
 * A VolumeAttachment, mostly written by a CSI attacher, names its attacher, the node, and either a PersistentVolume or
 * an inline volume.
 *
 * ```yaml
 * spec:
 *   attacher: disk.csi.example.com
 *   nodeName: node-1
 *   source: {} # persistentVolumeName is missing
 * ```
 */
import { driverName } from "../../../formats/driverName.ts";
import { dns1123Subdomain } from "../../../formats/names.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { type Message, say } from "../../../text/message.ts";
import { requireFilled } from "../../requireValue.ts";
import type { Report, Rule } from "../../rule.ts";

const rule: Rule = {
  code: "volume-attachment",
  family: "server",
  severity: "error",
  summary: "A VolumeAttachment does not name its attacher, node and one volume.",
  source:
    "https://kubernetes.io/docs/reference/kubernetes-api/config-and-storage-resources/volume-attachment-v1/",
  kinds: ["storage.k8s.io/VolumeAttachment"],
  check(manifest, report) {
    const spec = manifest.root.at("spec");
    const attacher = spec.at("attacher");
    if (requireFilled(attacher, report)) checkName(attacher, driverName, report);
    checkName(spec.at("nodeName"), dns1123Subdomain, report);
    const source = spec.at("source");
    if (!source.isMapping) return;
    const volume = source.at("persistentVolumeName");
    const inline = source.at("inlineVolumeSpec");
    if (volume.present && inline.present) {
      report(source, say`Name a \`persistentVolumeName\` or an \`inlineVolumeSpec\`, not both.`, {
        on: "key",
      });
    } else if (volume.present) {
      if (requireFilled(volume, report)) checkName(volume, dns1123Subdomain, report);
    } else if (inline.present) {
      checkInline(inline, report);
    } else {
      report(source, say`Name the volume as \`persistentVolumeName\`.`, { on: "key" });
    }
  },
};

function checkInline(inline: Cursor, report: Report): void {
  for (const name of ["claimRef", "capacity"]) {
    const field = inline.at(name);
    if (field.present) report(field, say`\`${name}\` can not be set in an inline volume.`, { on: "key" });
  }
  if (!inline.at("csi").present) report(inline.at("csi"), say`An inline volume must be a \`csi\` volume.`);
}

function checkName(name: Cursor, format: (text: string) => Message | undefined, report: Report): void {
  const complaint = name.string === undefined ? undefined : format(name.string);
  if (complaint !== undefined) report(name, say`\`${name.name}\` \`${name.string ?? ""}\` ${complaint}.`);
}

export default rule;
