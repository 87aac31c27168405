import { claimSpecsOf, claimTemplatesOf } from "../manifest/claimSpecs.ts";
import type { Cursor } from "../manifest/cursor.ts";
import type { Manifest } from "../manifest/manifest.ts";
import { podGroupsOf } from "../workload/podGroups.ts";
import type { NamedKind } from "./inventory.ts";

/** A place of a manifest that cannot do without an object of the cluster. */
export interface NeededName {
  readonly kind: NamedKind;
  /** Holds the name. */
  readonly at: Cursor;
  /** Keys of the object that are needed too. */
  readonly keys: readonly Cursor[];
}

/**
 * Names that have to exist in the cluster for the object to be taken or its pods to run. What is marked `optional`, and what
 * is usually made by something that reads the manifest (the certificates of an Ingress), is none of them. A claim that names its
 * volume needs no class: what both call theirs only has to be the same word.
 *
 * Source: https://kubernetes.io/docs/concepts/storage/persistent-volumes/#reserving-a-persistentvolume
 */
export function neededNames(manifest: Manifest): readonly NeededName[] {
  const { root, gvk } = manifest;
  const claims = [...claimSpecsOf(manifest), ...claimTemplatesOf(manifest)];
  return [
    need("Namespace", root.at("metadata", "namespace")),
    ...(gvk.kind === "Ingress" ? [need("IngressClass", root.at("spec", "ingressClassName"))] : []),
    ...claims
      .filter((claim) => !claim.at("volumeName").present)
      .map((claim) => need("StorageClass", claim.at("storageClassName"))),
    ...podGroupsOf(manifest).flatMap(({ spec, containers, initContainers }) => [
      need("ServiceAccount", spec.at("serviceAccountName")),
      need("PriorityClass", spec.at("priorityClassName")),
      need("RuntimeClass", spec.at("runtimeClassName")),
      ...spec.at("volumes").items().flatMap(ofVolume),
      ...[...initContainers, ...containers].flatMap(ofContainer),
    ]),
  ].filter(({ at }) => isName(at.string));
}

function ofVolume(volume: Cursor): readonly NeededName[] {
  const projected = volume.at("projected", "sources").items();
  return [
    need("PersistentVolumeClaim", volume.at("persistentVolumeClaim", "claimName")),
    ...source("ConfigMap", volume.at("configMap"), "name"),
    ...source("Secret", volume.at("secret"), "secretName"),
    ...projected.flatMap((each) => [
      ...source("ConfigMap", each.at("configMap"), "name"),
      ...source("Secret", each.at("secret"), "name"),
    ]),
  ];
}

function ofContainer(container: Cursor): readonly NeededName[] {
  return [
    ...container
      .at("envFrom")
      .items()
      .flatMap((each) => [
        ...source("ConfigMap", each.at("configMapRef"), "name"),
        ...source("Secret", each.at("secretRef"), "name"),
      ]),
    ...container
      .at("env")
      .items()
      .flatMap((each) => [
        ...source("ConfigMap", each.at("valueFrom", "configMapKeyRef"), "name"),
        ...source("Secret", each.at("valueFrom", "secretKeyRef"), "name"),
      ]),
  ];
}

function source(kind: "ConfigMap" | "Secret", at: Cursor, field: string): readonly NeededName[] {
  if (!at.isMapping || at.at("optional").boolean === true) return [];
  const inItems = at
    .at("items")
    .items()
    .map((item) => item.at("key"));
  const keys = [at.at("key"), ...inItems].filter((key) => isName(key.string));
  return [{ kind, at: at.at(field), keys }];
}

function need(kind: NamedKind, at: Cursor): NeededName {
  return { kind, at, keys: [] };
}

/** What a template or a kustomization still has to fill in names nothing yet. */
function isName(text: string | undefined): boolean {
  return text !== undefined && text !== "" && !/\{\{|\$[({]/u.test(text);
}
