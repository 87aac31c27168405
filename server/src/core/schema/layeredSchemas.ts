import type { GroupVersionKind } from "../manifest/manifest.ts";
import { absence } from "./absence.ts";
import { headingOf } from "./catalogueSchemas.ts";
import type { KindSchema } from "./readCrd.ts";
import type { AbsentBecause, Schema, SchemaLookup, SchemaOrigin, SchemaSet } from "./schema.ts";

/**
 * The kinds of one source, e.g. the CRD files of a workspace. A kind that is declared twice is first of all what it is declared as last. CRD
 * files tell all versions of their kind, but not all kinds of its group: one more kind is not known to be absent.
 */
export function schemaSetOf(
  kinds: readonly KindSchema[],
  kubernetesVersion: string,
  origin: SchemaOrigin,
): SchemaSet {
  const byName = new Map(kinds.map((kind) => [headingOf(kind.info.gvk), kind]));
  const others = new Map<string, KindSchema[]>();
  for (const kind of kinds) {
    const name = headingOf(kind.info.gvk);
    if (byName.get(name) !== kind) others.set(name, [...(others.get(name) ?? []), kind]);
  }
  const infos = [...byName.values()].map((kind) => kind.info);
  return {
    kubernetesVersion,
    kinds: () => infos,
    builtInKinds: () => [],
    lookup: (gvk): SchemaLookup => {
      const name = headingOf(gvk);
      const kind = byName.get(name);
      if (kind !== undefined) return { status: "found", ...kind, ...othersIn(others, name), origin };
      const absent = absence(gvk, infos, () => false);
      const isGuess =
        origin === "workspace" && absent.status === "absent" && absent.because.kind === "unknown-kind";
      return isGuess ? { status: "not-loaded" } : absent;
    },
  };
}

function othersIn(
  others: ReadonlyMap<string, readonly KindSchema[]>,
  name: string,
): { readonly others?: readonly Schema[] } {
  const found = others.get(name);
  return found === undefined ? {} : { others: found.map(({ schema }) => schema) };
}

/**
 * Several sources as one, the first with the highest rank. The first layer that has a kind in any version decides which
 * versions there are; but files of a workspace may define it as another release did, beside manifests for one that serves the version. A
 * kind is absent when some layer says so and none has it. The Kubernetes version is that of the last
 * layer, the catalogue.
 */
export function layerSchemas(layers: readonly SchemaSet[]): SchemaSet {
  const owners = new Map<string, SchemaSet>();
  for (const layer of layers)
    for (const { gvk } of layer.kinds()) if (!owners.has(resourceOf(gvk))) owners.set(resourceOf(gvk), layer);
  const kinds = layers.flatMap((layer) =>
    layer.kinds().filter(({ gvk }) => owners.get(resourceOf(gvk)) === layer),
  );
  return {
    kubernetesVersion: layers.at(-1)?.kubernetesVersion ?? "",
    kinds: () => kinds,
    builtInKinds: () => layers.flatMap((layer) => layer.builtInKinds()),
    lookup: (gvk) => {
      const owner = owners.get(resourceOf(gvk));
      if (owner !== undefined) {
        const known = owner.lookup(gvk);
        if (known.status === "found" || !isOfWorkspace(owner, gvk)) return known;
        const published = layers.map((layer) => layer.lookup(gvk)).find(({ status }) => status === "found");
        return published ?? known;
      }
      const absences = layers.flatMap((layer) => {
        const known = layer.lookup(gvk);
        return known.status === "absent" ? [known.because] : [];
      });
      if (absences.length === 0) return { status: "not-loaded" };
      return absence(gvk, kinds, () => absences.some((because) => isCompleteIn(because)));
    },
  };
}

function isOfWorkspace(owner: SchemaSet, gvk: GroupVersionKind): boolean {
  const other = owner.kinds().find((info) => resourceOf(info.gvk) === resourceOf(gvk));
  const known = other === undefined ? undefined : owner.lookup(other.gvk);
  return known?.status === "found" && known.origin === "workspace";
}

function isCompleteIn(because: AbsentBecause): boolean {
  return because.kind === "unknown-kind" && because.complete;
}

function resourceOf({ group, kind }: GroupVersionKind): string {
  return `${group} ${kind}`;
}

/** Type of `metadata`, for sources that do not bring their own; `undefined` when the set has no built-in kinds. */
export function objectMetaOf(schemas: SchemaSet): Schema | undefined {
  const pod = schemas.lookup({ group: "", version: "v1", kind: "Pod" });
  return pod.status === "found" ? pod.schema.properties.get("metadata") : undefined;
}
