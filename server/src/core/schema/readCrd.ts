import { isObject, listAt, objectAt, textAt } from "./jsonValue.ts";
import type { JsonObject } from "./jsonValue.ts";
import { constraintsOf, extensionsOf, partialSchema } from "./readConstraints.ts";
import { readProperties, withObjectFields } from "./readNode.ts";
import type { NodeContext } from "./readNode.ts";
import type { KindInfo, PartialSchema, Schema } from "./schema.ts";
import { refineSchema, schemaNode } from "./schemaNode.ts";

/** A kind together with its type. */
export interface KindSchema {
  readonly info: KindInfo;
  readonly schema: Schema;
}

/** Whether a value is a CustomResourceDefinition as API servers take it today. */
export function isCrd(value: unknown): value is JsonObject {
  return (
    isObject(value) &&
    value["apiVersion"] === "apiextensions.k8s.io/v1" &&
    value["kind"] === "CustomResourceDefinition"
  );
}

/**
 * A kind whose type is read when it is asked for. Of the hundreds of definitions that a workspace may have a few are in use, and as a text
 * a version takes a third of the room that it takes as a value.
 */
function keptKind(info: KindInfo, version: JsonObject, objectMeta: Schema | undefined): KindSchema {
  const text = JSON.stringify(version);
  let schema: Schema | undefined;
  return {
    info,
    get schema() {
      return (schema ??= readVersion(JSON.parse(text) as JsonObject, objectMeta));
    },
  };
}

/** The type of the objects of one entry of a definition's `versions`. */
export function readVersion(version: JsonObject, objectMeta?: Schema): Schema {
  const context: NodeContext = { origin: "custom", resolve: () => undefined, objectMeta };
  const schema = readRoot(schemaOf(version), scaleConstraints(version), context);
  return hasStatusSubresource(version) ? schema : refineSchema(schema, { keepsStatus: true });
}

/**
 * The kinds that a CustomResourceDefinition makes the server serve, one per served version. What is no CRD, or one without
 * the names it needs, yields none: its own mistakes are reported where it is written. `objectMeta` is the type of
 * `metadata`; without it the field stays unchecked.
 */
export function readCrd(value: unknown, objectMeta?: Schema): readonly KindSchema[] {
  const spec = isCrd(value) ? objectAt(value, "spec") : undefined;
  const names = spec === undefined ? undefined : objectAt(spec, "names");
  if (spec === undefined || names === undefined) return [];
  const [group, kind, plural] = [textAt(spec, "group"), textAt(names, "kind"), textAt(names, "plural")];
  if (group === undefined || kind === undefined || plural === undefined) return [];
  return listAt(spec, "versions")
    .filter(isObject)
    .flatMap((version): KindSchema[] => {
      const name = textAt(version, "name");
      if (name === undefined || version["served"] === false) return [];
      const info: KindInfo = {
        gvk: { group, version: name, kind },
        namespaced: spec["scope"] !== "Cluster",
        plural,
        ...(version["deprecated"] === true ? { deprecated: true } : {}),
      };
      return [keptKind(info, version, objectMeta)];
    });
}

function hasStatusSubresource(version: JsonObject): boolean {
  const subresources = objectAt(version, "subresources");
  return subresources !== undefined && isObject(subresources["status"]);
}

/** A version without a schema keeps whatever it is given. */
function schemaOf(version: JsonObject): JsonObject {
  const schema = objectAt(version, "schema");
  const stated = schema === undefined ? undefined : objectAt(schema, "openAPIV3Schema");
  return stated ?? { "x-kubernetes-preserve-unknown-fields": true };
}

function readRoot(source: JsonObject, scale: readonly PartialSchema[], context: NodeContext): Schema {
  const constraints = constraintsOf(source);
  const properties = objectAt(source, "properties") ?? {};
  const description = textAt(source, "description");
  const allOf = [...(constraints.allOf ?? []), ...metadataConstraints(properties), ...scale];
  return schemaNode(
    {
      type: "object",
      origin: "custom",
      ...constraints,
      ...extensionsOf(source),
      ...(allOf.length === 0 ? {} : { allOf }),
      ...(description === undefined ? {} : { description }),
    },
    () => ({ properties: rootProperties(properties, context) }),
  );
}

function rootProperties(properties: JsonObject, context: NodeContext): ReadonlyMap<string, Schema> {
  const read = withObjectFields(readProperties(properties, context), context);
  if (context.objectMeta === undefined) read.set("metadata", openObject(context));
  return read;
}

function openObject({ origin }: NodeContext): Schema {
  return schemaNode({ type: "object", origin, preserveUnknownFields: true });
}

/** A CRD may restrict `metadata.name` and `metadata.generateName`, nothing else of the metadata. */
function metadataConstraints(properties: JsonObject): readonly PartialSchema[] {
  const metadata = objectAt(properties, "metadata");
  const stated = metadata === undefined ? undefined : objectAt(metadata, "properties");
  if (stated === undefined) return [];
  const restricted = ["name", "generateName"].flatMap((name) => {
    const field = objectAt(stated, name);
    return field === undefined ? [] : [[name, partialSchema(field)] as const];
  });
  if (restricted.length === 0) return [];
  return [
    { required: [], properties: new Map([["metadata", { required: [], properties: new Map(restricted) }]]) },
  ];
}

/** What the scale subresource takes for the number of replicas is what the object may say. */
function scaleConstraints(version: JsonObject): readonly PartialSchema[] {
  const subresources = objectAt(version, "subresources");
  const scale = subresources === undefined ? undefined : objectAt(subresources, "scale");
  const [first, ...path] =
    (scale === undefined ? undefined : textAt(scale, "specReplicasPath"))?.split(".") ?? [];
  if (first !== "" || path.length === 0) return [];
  const replicas: PartialSchema = { required: [], minimum: 0, maximum: 2 ** 31 - 1 };
  return [
    path.reduceRight<PartialSchema>(
      (below, name) => ({ required: [], properties: new Map([[name, below]]) }),
      replicas,
    ),
  ];
}
