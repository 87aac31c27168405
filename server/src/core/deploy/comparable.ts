import { SERVER_METADATA } from "../manifest/serverMetadata.ts";
import { isObject, objectAt, type JsonObject } from "../schema/jsonValue.ts";
import { sameJson } from "../yaml/sameJson.ts";

const serverAnnotations: ReadonlySet<string> = new Set([
  "kubectl.kubernetes.io/last-applied-configuration",
  "deployment.kubernetes.io/revision",
]);

/** An object of a cluster without what the server adds to every object: what two states of it are compared by. */
export function comparable(object: JsonObject): JsonObject {
  const metadata = objectAt(object, "metadata") ?? {};
  const annotations = without(objectAt(metadata, "annotations") ?? {}, serverAnnotations);
  const kept = without(metadata, new Set([...SERVER_METADATA, "annotations"]));
  return {
    ...without(object, new Set(["status", "metadata"])),
    metadata: Object.keys(annotations).length === 0 ? kept : { ...kept, annotations },
  };
}

/**
 * The same with the values of a Secret replaced by their length, for everything that is shown: equal values stay equal
 * only by chance, so a change of a value is told by `changed`.
 */
export function withoutSecrets(object: JsonObject, changed: (key: string) => boolean): JsonObject {
  if (object["kind"] !== "Secret") return object;
  const hide = (field: "data" | "stringData"): JsonObject => {
    const values = objectAt(object, field);
    if (values === undefined) return {};
    const hidden = Object.entries(values).map(([key, value]) => {
      const size = typeof value === "string" ? value.length : 0;
      return [key, `(${String(size)} characters${changed(key) ? ", changed" : ""})`] as const;
    });
    return { [field]: Object.fromEntries(hidden) };
  };
  return { ...object, ...hide("data"), ...hide("stringData") };
}

/**
 * What a server-side apply would change, reduced to fields that the person wrote or that exist on one side only by the
 * person's doing: fields that the server fills in on both sides alike are left out.
 */
export function withoutEqualDefaults(before: unknown, after: unknown, written: unknown): unknown {
  if (
    Array.isArray(before) &&
    Array.isArray(after) &&
    Array.isArray(written) &&
    before.length === after.length
  )
    return after.map((item, index) => withoutEqualDefaults(before[index], item, written[index]));
  if (!isObject(before) || !isObject(after)) return after;
  const stated = isObject(written) ? written : {};
  const entries = Object.entries(after).flatMap(([key, value]) => {
    if (!(key in stated) && key in before && sameJson(before[key], value)) return [];
    return [[key, withoutEqualDefaults(before[key], value, stated[key])] as const];
  });
  return Object.fromEntries(entries);
}

function without(object: JsonObject, names: ReadonlySet<string>): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([name]) => !names.has(name)));
}
