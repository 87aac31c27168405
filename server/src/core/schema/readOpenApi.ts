import { isObject, listAt, objectAt, textAt } from "./jsonValue.ts";
import type { JsonObject } from "./jsonValue.ts";
import type { GroupVersionKind } from "../manifest/manifest.ts";
import { constraintsOf, extensionsOf, typeOf } from "./readConstraints.ts";
import type { Schema, SchemaType } from "./schema.ts";
import { refineSchema, schemaNode } from "./schemaNode.ts";
import type { SchemaFacts } from "./schemaNode.ts";

/** The definitions of one or more `/openapi/v3/...` documents. */
export interface OpenApiDefinitions {
  /** Names of all definitions, e.g. `io.k8s.api.apps.v1.Deployment`. */
  readonly names: readonly string[];
  /** The type of that name; the same node on every call. */
  definition(name: string): Schema | undefined;
  /** The object kinds a definition stands for (`x-kubernetes-group-version-kind`). */
  kindsOf(name: string): readonly GroupVersionKind[];
}

const quantity = "io.k8s.apimachinery.pkg.api.resource.Quantity";
/** Go types that hold any JSON although their OpenAPI type is a plain object. */
const openTypes: ReadonlySet<string> = new Set([
  "io.k8s.apimachinery.pkg.apis.meta.v1.FieldsV1",
  "io.k8s.apimachinery.pkg.runtime.RawExtension",
]);
const builtInName = /^io\.k8s\.(api|apimachinery|apiextensions-apiserver|kube-aggregator)\./;
const referencePrefix = "#/components/schemas/";

/**
 * Reads parsed OpenAPI v3 documents as an API server publishes them, one per group version. Definitions are read on first
 * use. Where documents repeat a definition they agree on everything but the kinds of DeleteOptions, so the first one stands.
 */
export function readOpenApi(documents: readonly unknown[]): OpenApiDefinitions {
  const sources = new Map<string, JsonObject>();
  for (const document of documents) {
    const components = isObject(document) ? objectAt(document, "components") : undefined;
    for (const [name, source] of Object.entries(components?.["schemas"] ?? {}))
      if (isObject(source) && !sources.has(name)) sources.set(name, source);
  }
  const read = new Map<string, Schema>();
  const definition = (name: string): Schema | undefined => {
    const source = sources.get(name);
    if (source === undefined) return undefined;
    const known = read.get(name) ?? readDefinition(name, source, definition);
    read.set(name, known);
    return known;
  };
  return {
    names: [...sources.keys()],
    definition,
    kindsOf: (name) => listAt(sources.get(name) ?? {}, "x-kubernetes-group-version-kind").flatMap(readKind),
  };
}

type Resolve = (name: string) => Schema | undefined;

function readKind(value: unknown): readonly GroupVersionKind[] {
  if (!isObject(value)) return [];
  const [group, version, kind] = [textAt(value, "group"), textAt(value, "version"), textAt(value, "kind")];
  return version === undefined || kind === undefined ? [] : [{ group: group ?? "", version, kind }];
}

function readDefinition(name: string, source: JsonObject, resolve: Resolve): Schema {
  const origin = builtInName.test(name) ? "built-in" : "custom";
  if (name === quantity)
    return schemaNode({ type: "int-or-string", format: "quantity", definition: name, origin });
  const node = readNode(source, origin, resolve);
  return refineSchema(node, {
    definition: name,
    ...(openTypes.has(name) ? { preserveUnknownFields: true } : {}),
  });
}

function readNode(source: JsonObject, origin: Schema["origin"], resolve: Resolve): Schema {
  const reference = referenceIn(source);
  const target = reference === undefined ? undefined : resolve(reference);
  if (target !== undefined) return refineSchema(target, fieldFacts(source, origin));
  const items = objectAt(source, "items");
  const additional = source["additionalProperties"];
  const facts: SchemaFacts = {
    type: nodeType(source, reference),
    origin,
    ...constraintsOf(source),
    ...extensionsOf(source),
    ...fieldFacts(source, origin),
    ...(items === undefined ? {} : { items: readNode(items, origin, resolve) }),
    ...(isObject(additional) ? { additionalProperties: readNode(additional, origin, resolve) } : {}),
    ...(additional === true ? { additionalProperties: schemaNode({ type: "any", origin }) } : {}),
  };
  const properties = objectAt(source, "properties");
  if (properties === undefined) return schemaNode(facts);
  return schemaNode(facts, () => ({ properties: readProperties(properties, origin, resolve) }));
}

/** A reference to a definition that no document holds says nothing about the value. */
function nodeType(source: JsonObject, missingReference: string | undefined): SchemaType {
  return missingReference === undefined ? (typeOf(source) ?? "any") : "any";
}

function readProperties(
  properties: JsonObject,
  origin: Schema["origin"],
  resolve: Resolve,
): ReadonlyMap<string, Schema> {
  const read = new Map<string, Schema>();
  for (const [name, source] of Object.entries(properties))
    if (isObject(source)) read.set(name, readNode(source, origin, resolve));
  return read;
}

/** `$ref`, or the `allOf: [{$ref}]` that the server wraps around it to make room for a default. */
function referenceIn(source: JsonObject): string | undefined {
  const direct = textAt(source, "$ref");
  if (direct !== undefined) return direct.slice(referencePrefix.length);
  const [only, ...others] = listAt(source, "allOf");
  if (!isObject(only) || others.length > 0) return undefined;
  return textAt(only, "$ref")?.slice(referencePrefix.length);
}

/** What a field says beside the type it refers to. */
function fieldFacts(source: JsonObject, origin: Schema["origin"]): Partial<Schema> {
  const description = textAt(source, "description");
  const found = source["default"];
  return {
    ...(description === undefined ? {} : { description }),
    ...(found !== undefined && (origin === "custom" || isMeaningful(found)) ? { default: found } : {}),
  };
}

/** Of its own types the server publishes Go's zero values as defaults; they say nothing. */
function isMeaningful(value: unknown): boolean {
  if (value === null || value === "" || value === 0 || value === false) return false;
  return typeof value !== "object" || Object.keys(value).length > 0;
}
