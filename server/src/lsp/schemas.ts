import { layerSchemas, schemaSetOf } from "../core/schema/layeredSchemas.ts";
import type { KindSchema } from "../core/schema/readCrd.ts";
import type { SchemaSet } from "../core/schema/schema.ts";

/** Schemas that are read when the first document asks for one: a server that checks nothing reads nothing. */
export function lazySchemas(load: () => SchemaSet, kubernetesVersion: string): SchemaSet {
  let loaded: SchemaSet | undefined;
  const schemas = (): SchemaSet => (loaded ??= load());
  return {
    kubernetesVersion,
    lookup: (gvk) => schemas().lookup(gvk),
    kinds: () => schemas().kinds(),
  };
}

/** The catalogue below the kinds that the workspace itself defines. */
export function withWorkspaceKinds(catalogue: SchemaSet, kinds: readonly KindSchema[]): SchemaSet {
  if (kinds.length === 0) return catalogue;
  return layerSchemas([schemaSetOf(kinds, catalogue.kubernetesVersion, "workspace"), catalogue]);
}
