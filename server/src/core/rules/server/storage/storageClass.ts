/**
 * A StorageClass names its provisioner: a qualified name such as `ebs.csi.aws.com`. Parameters are limited to 512
 * entries with non-empty keys. Of the reclaim policies, `Recycle` is only for volumes that people make by hand.
 *
 * ```yaml
 * kind: StorageClass
 * provisioner: "" # who makes the volumes?
 * ```
 */
import { qualifiedName } from "../../../formats/names.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { say } from "../../../text/message.ts";
import { requireFilled } from "../../requireValue.ts";
import type { Report, Rule } from "../../rule.ts";

const maximumParameters = 512;
const maximumParameterBytes = 256 * 1024;

const rule: Rule = {
  code: "storage-class",
  family: "server",
  severity: "error",
  summary:
    "A StorageClass or VolumeAttributesClass names no driver, has a wrong reclaim policy, or too large parameters.",
  source: "https://kubernetes.io/docs/concepts/storage/storage-classes/#provisioner",
  kinds: ["storage.k8s.io/StorageClass", "storage.k8s.io/VolumeAttributesClass"],
  check(manifest, report) {
    const isStorageClass = manifest.gvk.kind === "StorageClass";
    const driver = manifest.root.at(isStorageClass ? "provisioner" : "driverName");
    const complaint =
      requireFilled(driver, report, say`name the driver that makes the volumes`) &&
      driver.string !== undefined
        ? qualifiedName(driver.string.toLowerCase())
        : undefined;
    if (complaint !== undefined)
      report(driver, say`\`${driver.name}\` \`${driver.string ?? ""}\` ${complaint}.`);
    const reclaim = manifest.root.at("reclaimPolicy");
    if (reclaim.string === "Recycle")
      report(reclaim, say`Volumes of a class can not be recycled; use \`Delete\` or \`Retain\`.`);
    const parameters = manifest.root.at("parameters");
    checkParameters(parameters, report);
    if (!isStorageClass && parameters.fields().length === 0) {
      report(parameters, say`A VolumeAttributesClass needs at least one parameter.`);
    }
  },
};

function checkParameters(parameters: Cursor, report: Report): void {
  const entries = parameters.keys();
  if (entries.length > maximumParameters) {
    report(parameters, say`There can not be more than ${maximumParameters} parameters.`, { on: "key" });
  }
  let length = 0;
  for (const entry of entries) {
    length += entry.name.length + (entry.string?.length ?? 0);
    if (entry.name === "")
      report(entry, say`A parameter needs a name.`, { on: "key", path: parameters.path });
  }
  if (length > maximumParameterBytes)
    report(parameters, say`The parameters are larger than 256 KiB.`, { on: "key" });
}

export default rule;
