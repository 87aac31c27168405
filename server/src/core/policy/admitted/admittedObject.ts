import { withDefaults } from "../../cel/defaults.ts";
import { UNKNOWN } from "../../cel/value.ts";
import { canonicalQuantity } from "../../formats/quantity.ts";
import type { GroupVersionKind } from "../../manifest/manifest.ts";
import { SERVER_METADATA } from "../../manifest/serverMetadata.ts";
import { isObject, objectAt, type JsonObject } from "../../schema/jsonValue.ts";
import type { KindInfo, Schema } from "../../schema/schema.ts";
import { defaultOf, typeName } from "./defaults.ts";
import { COMPLETED_KINDS, completeKind } from "./kinds.ts";
import { mayBeForgotten } from "./zeros.ts";

/**
 * An object as admission policies see it when it is created, after defaulting: JSON in which `UNKNOWN` stands for what only
 * a cluster knows, fields that may be missing among them. Other admission plug-ins and webhooks that change objects are taken
 * to leave it alone, except for those that change every pod.
 *
 * Source: https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#admission-control-phases
 */
export function admittedObject(
  stated: JsonObject,
  gvk: GroupVersionKind,
  schema: Schema,
  { namespaced }: Pick<KindInfo, "namespaced">,
): JsonObject {
  const filled =
    schema.origin === "custom"
      ? completedMetadata(withDefaults(stated, schema) as JsonObject, schema)
      : completeKind(gvk, completed(stated, schema, "", isCompleted(gvk)));
  const unknown = namespaced ? [...SERVER_METADATA] : [...SERVER_METADATA, "namespace"];
  return {
    ...filled,
    metadata: {
      name: UNKNOWN,
      namespace: UNKNOWN,
      ...(filled["metadata"] === UNKNOWN ? {} : objectAt(filled, "metadata")),
      ...Object.fromEntries(unknown.map((name) => [name, UNKNOWN])),
    },
    // What a person writes there is dropped, and some kinds begin with a status of their own.
    ...(schema.properties.has("status") ? { status: UNKNOWN } : {}),
  };
}

/** The metadata of a custom resource is of a built-in type. */
function completedMetadata(object: JsonObject, schema: Schema): JsonObject {
  const type = schema.properties.get("metadata");
  const stated = objectAt(object, "metadata");
  return type === undefined || stated === undefined
    ? object
    : { ...object, metadata: completed(stated, type, "", true) };
}

function isCompleted({ group, kind }: GroupVersionKind): boolean {
  return COMPLETED_KINDS.has(`${group}/${kind}`);
}

/**
 * An object of a built-in type with its defaults.
 * @param place `Type.field` of what holds it
 * @param isKnown whether all defaults of the kind are known; where they are not, every field that is missing may have one
 */
function completed(stated: JsonObject, type: Schema, place: string, isKnown: boolean): JsonObject {
  const filled = new Map<string, unknown>();
  for (const [name, value] of Object.entries(stated)) {
    if (value === null) continue;
    const below = type.properties.get(name) ?? type.additionalProperties;
    const at = `${typeName(type)}.${name}`;
    filled.set(name, mayBeForgotten(value, type, name) ? UNKNOWN : completedValue(value, below, at, isKnown));
  }
  const present = Object.fromEntries(filled);
  for (const [name, below] of type.properties) {
    if (filled.has(name)) continue;
    const missing = defaultOf(present, type, place, name);
    const at = `${typeName(type)}.${name}`;
    if (missing !== undefined) filled.set(name, completedValue(missing, below, at, isKnown));
    else if (!isKnown && !isMetadata(type)) filled.set(name, UNKNOWN);
  }
  return Object.fromEntries(filled);
}

/** Alike for all kinds, so that its defaults are known where others are not. */
function isMetadata(type: Schema): boolean {
  return typeName(type) === "apimachinery.pkg.apis.meta.v1.ObjectMeta";
}

function completedValue(value: unknown, type: Schema | undefined, at: string, isKnown: boolean): unknown {
  if (value === UNKNOWN || type === undefined) return value;
  // Nothing inside of a list becomes the zero value of its type.
  if (value === null) return UNKNOWN;
  if (Array.isArray(value)) return value.map((item) => completedValue(item, type.items, at, isKnown));
  if (isObject(value)) return completed(value, type, at, isKnown);
  if (type.format !== "quantity") return value;
  return typeof value === "string" || typeof value === "number"
    ? (canonicalQuantity(String(value)) ?? UNKNOWN)
    : UNKNOWN;
}
