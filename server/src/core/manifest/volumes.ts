import type { Cursor } from "./cursor.ts";
import type { PodPlace } from "./podSpecs.ts";

/**
 * What a volume of a pod can come from, in the order in which the API server looks: the first counts, others are one
 * too many.
 */
const SOURCES = [
  "emptyDir",
  "hostPath",
  "gitRepo",
  "gcePersistentDisk",
  "awsElasticBlockStore",
  "secret",
  "nfs",
  "iscsi",
  "glusterfs",
  "flocker",
  "persistentVolumeClaim",
  "rbd",
  "cinder",
  "cephfs",
  "quobyte",
  "downwardAPI",
  "fc",
  "flexVolume",
  "configMap",
  "azureFile",
  "vsphereVolume",
  "photonPersistentDisk",
  "portworxVolume",
  "azureDisk",
  "storageos",
  "projected",
  "scaleIO",
  "csi",
  "ephemeral",
  "image",
] as const;

export type VolumeSourceName = (typeof SOURCES)[number];

export interface PodVolume {
  readonly at: Cursor;
  /** The sources that are set, in the server's order. Without one the volume is an `emptyDir`. */
  readonly sources: readonly Cursor[];
}

export function volumesOf(pod: PodPlace): readonly PodVolume[] {
  return pod.shared(readVolumes);
}

function readVolumes({ spec, claims }: PodPlace): readonly PodVolume[] {
  const replaced = new Set(claims.map((claim) => claim.at("metadata", "name").string));
  return spec
    .at("volumes")
    .items()
    .filter((at) => at.isMapping && (claims.length === 0 || !replaced.has(at.at("name").string)))
    .map((at) => ({ at, sources: sourcesOf(at) }));
}

function sourcesOf(volume: Cursor): readonly Cursor[] {
  // Walking over what is written is faster than asking for all thirty.
  const written = volume.fields().map((field) => field.name);
  return SOURCES.filter((name) => written.includes(name))
    .map((name) => volume.at(name))
    .filter((source) => source.present);
}

/** The volumes whose source is of that name, as cursors at the source. */
export function sourcesNamed(pod: PodPlace, name: VolumeSourceName): readonly Cursor[] {
  return volumesOf(pod)
    .flatMap(({ sources }) => sources.slice(0, 1))
    .filter((source) => source.name === name && source.isMapping);
}
