/**
 * Kubernetes no longer has the drivers of these volumes: a pod that needs one of them does not start. Use a CSI driver of
 * the storage system instead. `gitRepo` is deprecated and off by default; an init container can fetch a repository.
 *
 * ```yaml
 * volumes:
 *   - name: data
 *     glusterfs: # a CSI volume
 *       endpoints: glusterfs-cluster
 *       path: data
 * ```
 */
import { podKinds, podSpecsOf } from "../../../manifest/podSpecs.ts";
import { volumesOf } from "../../../manifest/volumes.ts";
import { say } from "../../../text/message.ts";
import type { Rule } from "../../rule.ts";

/** The minor version without the driver; `gitRepo` has one that is switched off. */
const gone: ReadonlyMap<string, number> = new Map([
  ["photonPersistentDisk", 16],
  ["scaleIO", 22],
  ["flocker", 25],
  ["quobyte", 25],
  ["storageos", 25],
  ["glusterfs", 26],
  ["cephfs", 31],
  ["rbd", 31],
]);

const rule: Rule = {
  code: "deprecated-volume",
  family: "server",
  severity: "warning",
  summary: "A volume is of a kind that Kubernetes no longer mounts.",
  source: "https://kubernetes.io/docs/concepts/storage/volumes/#volume-types",
  kinds: [...podKinds, "/PersistentVolume"],
  check(manifest, report) {
    const own = manifest.gvk.kind === "PersistentVolume" ? manifest.root.at("spec").fields() : [];
    const ofPods = podSpecsOf(manifest)
      .flatMap(volumesOf)
      .flatMap(({ sources }) => sources);
    for (const source of [...own, ...ofPods]) {
      const since = gone.get(source.name);
      if (since === undefined && source.name !== "gitRepo") continue;
      const message =
        since === undefined
          ? say`\`gitRepo\` is deprecated and off by default; let an init container fetch the repository.`
          : say`\`${source.name}\` does not work since Kubernetes 1.${since}; use a CSI driver.`;
      report(source, message, { on: "key", tags: ["deprecated"] });
    }
  },
};

export default rule;
