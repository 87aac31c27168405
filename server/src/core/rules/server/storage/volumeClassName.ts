/**
 * `storageClassName` and `volumeAttributesClassName` of volumes and claims are names of cluster objects: lower case
 * letters, digits, `-` and `.`. A volume with a VolumeAttributesClass must be a CSI volume, and can not leave the
 * name empty.
 *
 * ```yaml
 * spec:
 *   storageClassName: Fast_SSD # no upper case, no underscore
 * ```
 */
import { dns1123Subdomain } from "../../../formats/names.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { claimSpecsOf, validatedClaimTemplatesOf } from "../../../manifest/claimSpecs.ts";
import { podKinds } from "../../../manifest/podSpecs.ts";
import { say } from "../../../text/message.ts";
import type { Report, Rule } from "../../rule.ts";

const rule: Rule = {
  code: "volume-class-name",
  family: "server",
  severity: "error",
  summary: "The class of a volume or claim is no name a class can have.",
  source: "https://kubernetes.io/docs/concepts/storage/persistent-volumes/#class",
  fields: ["storageClassName", "volumeAttributesClassName"],
  kinds: ["/PersistentVolume", "/PersistentVolumeClaim", ...podKinds],
  check(manifest, report, { minor }) {
    const claims = [...claimSpecsOf(manifest), ...validatedClaimTemplatesOf(manifest, minor)];
    const isVolume = manifest.gvk.kind === "PersistentVolume";
    for (const spec of isVolume ? [manifest.root.at("spec")] : claims) {
      checkName(spec.at("storageClassName"), report);
      const attributes = spec.at("volumeAttributesClassName");
      checkName(attributes, report);
      if (!isVolume || !attributes.present) continue;
      if (attributes.string === "") report(attributes, say`\`volumeAttributesClassName\` can not be empty.`);
      if (!spec.at("csi").present) {
        report(spec.at("csi"), say`Only a \`csi\` volume can have a \`volumeAttributesClassName\`.`);
      }
    }
  },
};

function checkName(name: Cursor, report: Report): void {
  const complaint = name.string ? dns1123Subdomain(name.string) : undefined;
  if (complaint !== undefined) report(name, say`Class name \`${name.string ?? ""}\` ${complaint}.`);
}

export default rule;
