import type { GroupVersionKind } from "../manifest/manifest.ts";
import { isObject, listAt, objectAt, textAt } from "./jsonValue.ts";
import type { JsonObject } from "./jsonValue.ts";
import { readNode } from "./readNode.ts";
import type { NodeContext } from "./readNode.ts";
import type { Schema } from "./schema.ts";
import { refineSchema, schemaNode } from "./schemaNode.ts";

/** The definitions of one or more `/openapi/v3/...` documents. */
export interface OpenApiDefinitions {
  /** Names of all definitions, e.g. `io.k8s.api.apps.v1.Deployment`. */
  readonly names: readonly string[];
  /** The type of that name; the same node on every call. */
  definition(name: string): Schema | undefined;
  /** The object kinds a definition stands for (`x-kubernetes-group-version-kind`). */
  kindsOf(name: string): readonly GroupVersionKind[];
}

const objectMeta = "io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta";
const quantity = "io.k8s.apimachinery.pkg.api.resource.Quantity";
/** Go types that hold any fields, or any JSON at all, although their OpenAPI type is a plain object. */
const openTypes: ReadonlyMap<string, Partial<Schema>> = new Map([
  ["io.k8s.apimachinery.pkg.apis.meta.v1.FieldsV1", { type: "any" }],
  ["io.k8s.apimachinery.pkg.runtime.RawExtension", { preserveUnknownFields: true }],
]);
const builtInName = /^io\.k8s\.(api|apimachinery|apiextensions-apiserver|kube-aggregator)\./;

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

function readKind(value: unknown): readonly GroupVersionKind[] {
  if (!isObject(value)) return [];
  const [group, version, kind] = [textAt(value, "group"), textAt(value, "version"), textAt(value, "kind")];
  return version === undefined || kind === undefined ? [] : [{ group: group ?? "", version, kind }];
}

function readDefinition(name: string, source: JsonObject, resolve: NodeContext["resolve"]): Schema {
  const origin = builtInName.test(name) ? "built-in" : "custom";
  if (name === quantity)
    return schemaNode({ type: "int-or-string", format: "quantity", definition: name, origin });
  const node = readNode(source, {
    origin,
    resolve,
    objectMeta: origin === "custom" ? resolve(objectMeta) : undefined,
  });
  return refineSchema(node, {
    definition: name,
    ...openTypes.get(name),
  });
}
