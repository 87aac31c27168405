import type { Schema, SchemaSet } from "../schema/schema.ts";

/** Kinds whose types other kinds copy: what pods consist of, and what claims, Services, jobs and updates are described with. */
const copied = [
  { group: "", version: "v1", kind: "Pod" },
  { group: "", version: "v1", kind: "PersistentVolumeClaim" },
  { group: "", version: "v1", kind: "Service" },
  { group: "batch", version: "v1", kind: "Job" },
  { group: "apps", version: "v1", kind: "Deployment" },
] as const;

type FindType = (definition: string) => Schema | undefined;

/** Of sets of schemas, which never change, how far each was searched. */
const searches = new WeakMap<SchemaSet, FindType>();

/**
 * The type of a declared field; of one that a custom resource has copied that of the original, where it knows the values that the copy
 * leaves out. The API server does not hold a copy to them; the pods that a controller makes of it are.
 */
export function typeOfField(parent: Schema, name: string, schemas: SchemaSet): Schema | undefined {
  const own = parent.properties.get(name);
  const definition = parent.origin === "built-in" ? undefined : originalOf(parent);
  if (own === undefined || definition === undefined || own.type === "object") return own;
  const original = searchOf(schemas)(definition)?.properties.get(name);
  return original !== undefined && hasValues(original, own) ? original : own;
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

/** Whether the original names values, or those of its elements, of which the copy says nothing. */
function hasValues(original: Schema, own: Schema): boolean {
  if (original.type !== own.type) return false;
  if (own.items !== undefined) return original.items !== undefined && hasValues(original.items, own.items);
  return own.enum === undefined && original.enum !== undefined;
}

function searchOf(schemas: SchemaSet): FindType {
  const before = searches.get(schemas);
  if (before !== undefined) return before;
  const search = beginSearch(schemas);
  searches.set(schemas, search);
  return search;
}

/** Goes on from where it stopped: most types are near the top, and to walk all of them at once would be felt. */
function beginSearch(schemas: SchemaSet): FindType {
  const found = new Map<string, Schema>();
  const waiting = copied.map((gvk) => (): Schema | undefined => {
    const kind = schemas.lookup(gvk);
    return kind.status === "found" ? kind.schema : undefined;
  });
  const level: Schema[] = [];
  function visit(schema: Schema): void {
    const { definition, properties, items, additionalProperties } = schema;
    if (definition !== undefined) {
      if (found.has(definition)) return;
      found.set(definition, schema);
    }
    level.push(...properties.values(), ...[items, additionalProperties].filter((type) => type !== undefined));
  }
  return (definition) => {
    while (!found.has(definition)) {
      const next = level.shift() ?? waiting.shift()?.();
      if (next !== undefined) visit(next);
      else if (waiting.length === 0) break;
    }
    return found.get(definition);
  };
}
