import type { Schema, SchemaSet } from "../schema/schema.ts";

/** Kinds whose types other kinds copy: what pods consist of, and what claims, Services, jobs and updates are described with. */
const copied = [
  { group: "", version: "v1", kind: "Pod" },
  { group: "", version: "v1", kind: "PersistentVolumeClaim" },
  { group: "", version: "v1", kind: "Service" },
  { group: "batch", version: "v1", kind: "Job" },
  { group: "apps", version: "v1", kind: "Deployment" },
] as const;

/** Of a set of schemas, which never changes, the built-in types that were asked for once. */
const known = new WeakMap<SchemaSet, ReadonlyMap<string, Schema>>();

/**
 * The type of a declared field; of one that a custom resource has copied that of the original, where it knows values or a default that
 * the copy leaves out. The API server does not hold a copy to them; the pods that a controller makes of it are.
 */
export function typeOfField(parent: Schema, name: string, schemas: SchemaSet): Schema | undefined {
  const own = parent.properties.get(name);
  const definition = parent.origin === "built-in" ? undefined : originalOf(parent);
  if (own === undefined || definition === undefined) return own;
  const original = builtInTypes(schemas).get(definition)?.properties.get(name);
  return original !== undefined && saysMore(original, own) ? original : own;
}

/** What a type has when it is a pod or a container with more to it, as the predictor of an InferenceService. */
const signatures = [
  ["io.k8s.api.core.v1.PodSpec", ["containers", "nodeSelector", "tolerations", "volumes"]],
  ["io.k8s.api.core.v1.Container", ["image", "imagePullPolicy", "env", "volumeMounts"]],
] as const;

/** The definition that a type is a copy of. */
function originalOf({ definition, properties }: Schema): string | undefined {
  if (definition?.startsWith("io.k8s.api.") === true) return definition;
  return signatures.find(([, fields]) => fields.every((field) => properties.has(field)))?.[0];
}

function saysMore(original: Schema, own: Schema): boolean {
  if (original.type !== own.type || own.type === "object") return false;
  if (own.type === "array")
    return own.items !== undefined && original.items !== undefined && saysMore(original.items, own.items);
  return (
    (own.enum === undefined && original.enum !== undefined) ||
    (own.default === undefined && original.default !== undefined)
  );
}

function builtInTypes(schemas: SchemaSet): ReadonlyMap<string, Schema> {
  const before = known.get(schemas);
  if (before !== undefined) return before;
  const types = new Map<string, Schema>();
  for (const gvk of copied) {
    const found = schemas.lookup(gvk);
    if (found.status === "found") collect(found.schema, types);
  }
  known.set(schemas, types);
  return types;
}

function collect(schema: Schema, types: Map<string, Schema>): void {
  const { definition, properties, items, additionalProperties } = schema;
  if (definition !== undefined) {
    if (types.has(definition)) return;
    types.set(definition, schema);
  }
  for (const field of properties.values()) collect(field, types);
  if (items !== undefined) collect(items, types);
  if (additionalProperties !== undefined) collect(additionalProperties, types);
}
