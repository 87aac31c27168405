import { object, optional, typed } from "./objectReaders.ts";
import type { Place } from "./place.ts";

const claim = object("", "PersistentVolumeClaim");

/** Claims, volumes, snapshots and their classes. What a claim is made from, and who claims a volume, may come later. */
export const storagePlaces: readonly Place[] = [
  ["claimName", /\bpersistentVolumeClaim\./, claim],
  ["volumeName", /^PersistentVolumeClaim spec\./, object("", "PersistentVolume")],
  ["claimRef.name", /^PersistentVolume spec\.claimRef\.name$/, optional(claim)],
  ["storageClassName", /./, object("storage.k8s.io", "StorageClass")],
  ["volumeAttributesClassName", /./, object("storage.k8s.io", "VolumeAttributesClass")],
  ["dataSource.name", /\bspec\.dataSource\.name$/, optional(typed(""))],
  ["dataSourceRef.name", /\bspec\.dataSourceRef\.name$/, optional(typed(""))],
  ["persistentVolumeClaimName", /^VolumeSnapshot spec\.source\./, optional(claim)],
  [
    "volumeSnapshotClassName",
    /^VolumeSnapshot(?:Content)? spec\./,
    object("snapshot.storage.k8s.io", "VolumeSnapshotClass"),
  ],
];
