/**
 * A block device appears in its container at a path of its own, once. A volume is mounted as a file system or given as
 * a device, not both, and a path is one of them.
 *
 * ```yaml
 * volumeMounts:
 *   - name: disk
 *     mountPath: /data
 * volumeDevices:
 *   - name: disk # mounted already
 *     devicePath: /dev/xvda
 * ```
 */
import { hasBackStep } from "../../../formats/paths.ts";
import { containersIn } from "../../../manifest/containers.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { podKinds } from "../../../manifest/podSpecs.ts";
import { say } from "../../../text/message.ts";
import { requireFilled } from "../../requireValue.ts";
import type { Report, Rule } from "../../rule.ts";

const rule: Rule = {
  code: "volume-device",
  family: "server",
  severity: "error",
  summary: "A block device has no path, or its name or path is used twice.",
  source: "https://kubernetes.io/docs/concepts/storage/persistent-volumes/#raw-block-volume-support",
  fields: ["volumeDevices"],
  kinds: podKinds,
  check(manifest, report) {
    for (const { at } of containersIn(manifest)) {
      const mounts = at.at("volumeMounts").items();
      const names = new Set(mounts.map((mount) => mount.at("name").string ?? ""));
      const paths = new Set(mounts.map((mount) => mount.at("mountPath").string ?? ""));
      for (const device of at.at("volumeDevices").items()) {
        checkUnique(device.at("name"), names, report);
        checkUnique(device.at("devicePath"), paths, report);
      }
    }
  },
};

function checkUnique(place: Cursor, taken: Set<string>, report: Report): void {
  const text = place.string;
  if (!requireFilled(place, report) || text === undefined) return;
  if (place.name === "devicePath" && hasBackStep(text)) report(place, say`The path can not contain \`..\`.`);
  else if (taken.has(text)) report(place, say`\`${text}\` is used by another device or mount already.`);
  taken.add(text);
}

export default rule;
