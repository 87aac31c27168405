/**
 * What a container mounts is a volume of the same pod. In a StatefulSet the `volumeClaimTemplates` are volumes too.
 *
 * A block device can only come from a PersistentVolumeClaim or an ephemeral volume.
 *
 * ```yaml
 * containers:
 *   - name: web
 *     image: nginx:1.29
 *     volumeMounts:
 *       - name: cache # and where is the volume?
 *         mountPath: /var/cache
 * ```
 */
import type { Fix } from "../../../finding.ts";
import { containersOf } from "../../../manifest/containers.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import type { Manifest } from "../../../manifest/manifest.ts";
import { podKinds, podSpecsOf } from "../../../manifest/podSpecs.ts";
import { closestName } from "../../../text/closestName.ts";
import { addVolume } from "../../addVolume.ts";
import { replaceValue } from "../../replaceValue.ts";
import type { Report, Rule } from "../../rule.ts";

const rule: Rule = {
  code: "unknown-volume",
  family: "server",
  severity: "error",
  summary: "A container mounts a volume that the pod does not have.",
  source: "https://kubernetes.io/docs/concepts/storage/volumes/#how-volumes-work",
  kinds: podKinds,
  check(manifest, report) {
    const claims = claimNames(manifest);
    for (const pod of podSpecsOf(manifest)) {
      const volumes = volumesOf(pod.spec);
      const names = new Set([...volumes.keys(), ...claims]);
      for (const { at } of containersOf(pod)) {
        for (const mount of at.at("volumeMounts").items()) {
          checkName(mount.at("name"), names, pod.spec, manifest, report);
        }
        for (const device of at.at("volumeDevices").items()) {
          const name = device.at("name");
          checkName(name, names, pod.spec, manifest, report);
          checkDevice(name, volumes.get(name.string ?? ""), report);
        }
      }
    }
  },
};

function volumesOf(spec: Cursor): ReadonlyMap<string, Cursor> {
  const volumes = spec.at("volumes").items();
  return new Map(volumes.map((volume) => [volume.at("name").string ?? "", volume]));
}

/** The claims that a StatefulSet makes for each of its pods; the server checks its template as if they were volumes. */
function claimNames(manifest: Manifest): readonly string[] {
  if (manifest.gvk.kind !== "StatefulSet") return [];
  const claims = manifest.root.at("spec", "volumeClaimTemplates").items();
  return claims.map((claim) => claim.at("metadata", "name").string ?? "");
}

function checkName(
  name: Cursor,
  names: ReadonlySet<string>,
  spec: Cursor,
  { document }: Manifest,
  report: Report,
): void {
  if (!name.string || names.has(name.string)) return;
  report(name, `the pod has no volume \`${name.string}\``, {
    fixes: [...closest(name, names), ...addVolume(spec, name.string, document.text)],
  });
}

function closest(name: Cursor, names: ReadonlySet<string>): readonly Fix[] {
  const meant = closestName(name.string ?? "", names);
  return meant === undefined ? [] : replaceValue(name, meant);
}

function checkDevice(name: Cursor, volume: Cursor | undefined, report: Report): void {
  if (volume === undefined) return;
  if (volume.at("persistentVolumeClaim").present || volume.at("ephemeral").present) return;
  report(name, "a block device must be a `persistentVolumeClaim` or an `ephemeral` volume");
}

export default rule;
