import type { Schema } from "../../server/src/core/schema/schema.ts";

/** Finds the built-in type that an object of a custom resource was copied from. */
export type FindCoreType = (schema: Schema) => Schema | undefined;

/** Smaller objects look alike by accident. */
const fewestCommonFields = 4;
/** Common fields among all fields of both: projects compile in an older Kubernetes, which lacks the newest fields. */
const leastSimilarity = 0.7;

/**
 * CRDs spell out the built-in types they contain without naming them. They are recognised by the names of their fields,
 * which is enough to show their documentation; two candidates of the same merit are none.
 */
export function coreTypeFinder(builtIn: readonly Schema[]): FindCoreType {
  const byField = new Map<string, Schema[]>();
  for (const type of builtIn)
    for (const name of type.properties.keys()) byField.set(name, [...(byField.get(name) ?? []), type]);
  const known = new Map<string, Schema | undefined>();
  return (schema) => {
    if (schema.properties.size < fewestCommonFields) return undefined;
    const names = [...schema.properties.keys()].sort().join(" ");
    if (!known.has(names)) known.set(names, mostSimilar(schema, byField));
    return known.get(names);
  };
}

function mostSimilar(schema: Schema, byField: ReadonlyMap<string, readonly Schema[]>): Schema | undefined {
  const common = new Map<Schema, number>();
  for (const name of schema.properties.keys())
    for (const type of byField.get(name) ?? []) common.set(type, (common.get(type) ?? 0) + 1);
  let best: Schema | undefined;
  let bestSimilarity = leastSimilarity;
  for (const [type, count] of common) {
    const similarity = count / (schema.properties.size + type.properties.size - count);
    if (count < fewestCommonFields || similarity < bestSimilarity) continue;
    best = similarity === bestSimilarity && best !== undefined ? preferred(best, type) : type;
    bestSimilarity = similarity;
  }
  return best;
}

/** Of equal types the one that everybody uses, else the newest of several versions of one type. */
function preferred(a: Schema, b: Schema): Schema | undefined {
  const common = [a, b].find((type) => /\.(core\.v1|meta\.v1)\./.test(type.definition ?? ""));
  if (common !== undefined) return common;
  const [nameA, nameB] = [a, b].map((type) => (type.definition ?? "").replace(/\.v\d\w*\./, "."));
  return nameA === nameB ? a : undefined;
}

/** Whether an object that stands where a built-in type has a field of type `core` is that type. */
export function isLikeCoreType(schema: Schema, core: Schema): boolean {
  const common = [...schema.properties.keys()].filter((name) => core.properties.has(name)).length;
  return common > 0 && common * 2 >= schema.properties.size;
}
