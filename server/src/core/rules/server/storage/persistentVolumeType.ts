/**
 * A PersistentVolume has exactly one volume source: the field that says where its data is, such as `csi`, `nfs`,
 * `hostPath` or `local`. A `local` volume also needs a `nodeAffinity` that names the node.
 *
 * ```yaml
 * spec:
 *   nfs: { server: files, path: /export }
 *   hostPath: { path: /data } # one of the two
 * ```
 */
import { say } from "../../../text/message.ts";
import type { Rule } from "../../rule.ts";

const sources = [
  "hostPath",
  "gcePersistentDisk",
  "awsElasticBlockStore",
  "glusterfs",
  "flocker",
  "nfs",
  "rbd",
  "quobyte",
  "cephfs",
  "iscsi",
  "cinder",
  "fc",
  "flexVolume",
  "azureFile",
  "vsphereVolume",
  "photonPersistentDisk",
  "portworxVolume",
  "azureDisk",
  "scaleIO",
  "local",
  "storageos",
  "csi",
] as const;

/** Where the API server's path of a source that is one too many is not the field's name. */
const serverNames: ReadonlyMap<string, string> = new Map([["cephfs", "cephFS"]]);

/** The server counts it without looking at those before it. */
const neverOneTooMany = "flexVolume";

const rule: Rule = {
  code: "persistent-volume-type",
  family: "server",
  severity: "error",
  summary: "A PersistentVolume has no volume source or more than one.",
  source: "https://kubernetes.io/docs/concepts/storage/persistent-volumes/#types-of-persistent-volumes",
  kinds: ["/PersistentVolume"],
  check(manifest, report) {
    const spec = manifest.root.at("spec");
    const [first, ...others] = sources.map((name) => spec.at(name)).filter((source) => source.present);
    if (first === undefined) {
      report(spec, say`A PersistentVolume needs a volume source such as \`csi\`, \`nfs\` or \`local\`.`, {
        on: "key",
      });
    }
    for (const other of others) {
      if (other.name === neverOneTooMany) continue;
      const path = `${spec.path}.${serverNames.get(other.name) ?? other.name}`;
      report(other, say`A volume has one source; this one already has \`${first?.name ?? ""}\`.`, {
        on: "key",
        path,
      });
    }
    const policy = spec.at("persistentVolumeReclaimPolicy");
    if (policy.string === "Recycle" && isRoot(spec.at("hostPath", "path").string)) {
      report(policy, say`Recycling the root folder of a node would delete everything on it.`);
    }
    if (first?.name === "local" && !spec.at("nodeAffinity").present) {
      report(spec.at("nodeAffinity"), say`A \`local\` volume needs a \`nodeAffinity\` that names its node.`);
    }
  },
};

/** `/`, in whatever way it is written. */
function isRoot(path: string | undefined): boolean {
  return path !== undefined && /^\/(?:\.?\/)*\.?$/u.test(path);
}

export default rule;
