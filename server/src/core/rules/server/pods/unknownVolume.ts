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
import { dns1123Label } from "../../../formats/names.ts";
import { containersOf } from "../../../manifest/containers.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import type { Manifest } from "../../../manifest/manifest.ts";
import { podKinds, podSpecsOf, type PodPlace } from "../../../manifest/podSpecs.ts";
import { volumesOf } from "../../../manifest/volumes.ts";
import { closestName } from "../../../text/closestName.ts";
import { say } from "../../../text/message.ts";
import { addVolume } from "../../addVolume.ts";
import { replaceValue } from "../../replaceValue.ts";
import type { Report, Rule } from "../../rule.ts";

/** What a block device can come from. */
const blockSources = ["persistentVolumeClaim", "ephemeral"];

const rule: Rule = {
  code: "unknown-volume",
  family: "server",
  severity: "error",
  summary: "A container mounts a volume that the pod does not have.",
  source: "https://kubernetes.io/docs/concepts/storage/volumes/#how-volumes-work",
  kinds: podKinds,
  ofMadePods: true,
  check(manifest, report) {
    for (const pod of podSpecsOf(manifest)) {
      const volumes = sourcesByName(pod);
      const names = new Set(volumes.keys());
      for (const { at } of containersOf(pod)) {
        for (const mount of at.at("volumeMounts").items()) {
          const name = mount.at("name");
          checkName(name, names, report, () => addVolumeFor(name, pod.spec, manifest));
        }
        for (const device of at.at("volumeDevices").items()) {
          const name = device.at("name");
          checkName(name, names, report);
          checkDevice(name, volumes.get(name.string ?? ""), report);
        }
      }
    }
  },
};

/** By name, what the volumes come from; the claims of a StatefulSet are claims. */
function sourcesByName(pod: PodPlace): ReadonlyMap<string, readonly string[]> {
  const claims = pod.claims.map(
    (claim) => [claim.at("metadata", "name").string ?? "", blockSources] as const,
  );
  const volumes = volumesOf(pod).map(
    ({ at, sources }) => [at.at("name").string ?? "", sources.map((source) => source.name)] as const,
  );
  return new Map([...claims, ...volumes]);
}

function checkName(
  name: Cursor,
  names: ReadonlySet<string>,
  report: Report,
  others: () => readonly Fix[] = () => [],
): void {
  if (!name.string || names.has(name.string)) return;
  report(name, say`The pod has no volume \`${name.string}\`.`, {
    fixes: [...closest(name, names), ...others()],
  });
}

/** No fix for what can not be the name of a volume. */
function addVolumeFor(name: Cursor, spec: Cursor, { document }: Manifest): readonly Fix[] {
  if (name.string === undefined || dns1123Label(name.string) !== undefined) return [];
  return addVolume(spec, name.string, document.text);
}

function closest(name: Cursor, names: ReadonlySet<string>): readonly Fix[] {
  const meant = closestName(name.string ?? "", names);
  return meant === undefined ? [] : replaceValue(name, meant);
}

function checkDevice(name: Cursor, sources: readonly string[] | undefined, report: Report): void {
  if (sources === undefined || blockSources.some((source) => sources.includes(source))) return;
  report(name, say`A block device must be a \`persistentVolumeClaim\` or an \`ephemeral\` volume.`);
}

export default rule;
