import { isObject, listAt, objectAt, textAt } from "./jsonValue.ts";
import type { JsonObject } from "./jsonValue.ts";
import { constraintsOf, extensionsOf, typeOf } from "./readConstraints.ts";
import type { Schema } from "./schema.ts";
import { refineSchema, schemaNode } from "./schemaNode.ts";
import type { SchemaFacts } from "./schemaNode.ts";

/** What a schema means depends on where it stands. */
export interface NodeContext {
  readonly origin: Schema["origin"];
  /** The type a `$ref` names, without its `#/components/schemas/`; CRDs have none. */
  resolve(definition: string): Schema | undefined;
  /** Type of `metadata` in embedded resources. */
  readonly objectMeta: Schema | undefined;
}

const referencePrefix = "#/components/schemas/";

/** Reads a JSON schema as OpenAPI v3 documents and CRDs write it. Fields are read when somebody looks at them. */
export function readNode(source: JsonObject, context: NodeContext): Schema {
  const reference = referenceIn(source);
  if (reference !== undefined) {
    const target = context.resolve(reference) ?? schemaNode({ type: "any", origin: context.origin });
    return refineSchema(target, fieldFacts(source, context.origin));
  }
  const extensions = extensionsOf(source);
  const facts: SchemaFacts = {
    type: typeOf(source) ?? "any",
    origin: context.origin,
    ...constraintsOf(source),
    ...extensions,
    ...fieldFacts(source, context.origin),
    ...elementTypes(source, context),
  };
  const properties = objectAt(source, "properties");
  if (extensions.embeddedResource === true) return readEmbedded(facts, properties ?? {}, context);
  if (properties === undefined) return schemaNode(facts);
  return schemaNode(facts, () => ({ properties: readProperties(properties, context) }));
}

/** The fields of an object type. */
export function readProperties(properties: JsonObject, context: NodeContext): Map<string, Schema> {
  const read = new Map<string, Schema>();
  for (const [name, source] of Object.entries(properties))
    if (isObject(source)) read.set(name, readNode(source, context));
  return read;
}

/** An object inside an object says what it is, whether or not its schema repeats that. */
function readEmbedded(facts: SchemaFacts, properties: JsonObject, context: NodeContext): Schema {
  return schemaNode({ ...facts, type: "object" }, () => ({
    properties: withObjectFields(readProperties(properties, context), context),
    required: ["apiVersion", "kind"].filter((name) => facts.required?.includes(name) !== true),
  }));
}

/** Adds what every object has; a CRD need not (and can hardly) describe its `metadata`. */
export function withObjectFields(properties: Map<string, Schema>, context: NodeContext): Map<string, Schema> {
  const text = schemaNode({ type: "string", origin: context.origin });
  if (!properties.has("apiVersion")) properties.set("apiVersion", text);
  if (!properties.has("kind")) properties.set("kind", text);
  if (context.objectMeta !== undefined) properties.set("metadata", context.objectMeta);
  return properties;
}

function elementTypes(source: JsonObject, context: NodeContext): Partial<Schema> {
  const items = objectAt(source, "items");
  const additional = source["additionalProperties"];
  const anything = schemaNode({ type: "any", origin: context.origin, preserveUnknownFields: true });
  return {
    ...(items === undefined ? {} : { items: readNode(openedIn(source, items), context) }),
    ...(isObject(additional) ? { additionalProperties: readNode(additional, context) } : {}),
    ...(additional === true ? { additionalProperties: anything } : {}),
  };
}

/** In a list that keeps unknown fields the entries keep theirs, those of lists in the list too, but not what their fields hold. */
function openedIn(list: JsonObject, items: JsonObject): JsonObject {
  const key = "x-kubernetes-preserve-unknown-fields";
  return list[key] === true ? { ...items, [key]: true } : items;
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
