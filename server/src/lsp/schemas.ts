import type { SchemaSet } from "../core/schema/schema.ts";

/** Schemas that are read when the first document asks for one: a server that checks nothing reads nothing. */
export function lazySchemas(load: () => SchemaSet, kubernetesVersion: string): SchemaSet {
  let loaded: SchemaSet | undefined;
  const schemas = (): SchemaSet => (loaded ??= load());
  return {
    kubernetesVersion,
    lookup: (gvk) => schemas().lookup(gvk),
    kinds: () => schemas().kinds(),
    builtInKinds: () => schemas().builtInKinds(),
  };
}
