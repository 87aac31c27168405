import type { Describe } from "../server/src/core/features/documentation.ts";
import { toApiVersion } from "../server/src/core/manifest/apiVersion.ts";
import type { Schema, SchemaSet } from "../server/src/core/schema/schema.ts";

/** The two files that the peer asks its client for when a file is mapped to the word `kubernetes`. */
export interface PeerSchemas {
  /** `all.json`: one of all definitions that are objects of the API. */
  readonly all: string;
  /** `_definitions.json`. */
  readonly definitions: string;
}

type JsonSchema = Record<string, unknown>;

/** The built-in kinds of a catalogue as the strict JSON Schemas that the peer's users get, descriptions included. */
export function peerSchemas(schemas: SchemaSet, describe: Describe): PeerSchemas {
  const definitions = new Map<string, JsonSchema>();
  const roots = new Map<string, { apiVersion: string; kind: string }>();

  function reference(schema: Schema): JsonSchema {
    const { definition } = schema;
    if (definition === undefined) return inline(schema);
    if (!definitions.has(definition)) {
      const target: JsonSchema = {};
      definitions.set(definition, target);
      Object.assign(target, inline(schema));
    }
    return { $ref: `#/definitions/${definition}` };
  }

  function inline(schema: Schema): JsonSchema {
    const properties = Object.fromEntries(
      [...schema.properties].map(([name, field]) => [
        name,
        { ...reference(field), ...described(schema.definition, name) },
      ]),
    );
    return {
      ...typeOf(schema),
      ...described(schema.definition, ""),
      ...(schema.enum === undefined ? {} : { enum: schema.enum }),
      ...(schema.items === undefined ? {} : { items: reference(schema.items) }),
      ...(schema.properties.size === 0 ? {} : { properties, additionalProperties: false }),
      ...(schema.additionalProperties === undefined
        ? {}
        : { additionalProperties: reference(schema.additionalProperties) }),
      ...(schema.required.length === 0 ? {} : { required: schema.required }),
    };
  }

  function described(definition: string | undefined, field: string): JsonSchema {
    const text = definition === undefined ? undefined : describe(definition, field);
    return text === undefined ? {} : { description: text };
  }

  for (const { gvk } of schemas.kinds()) {
    const found = schemas.lookup(gvk);
    if (found.status !== "found" || found.schema.origin !== "built-in") continue;
    const name = found.schema.definition ?? `${gvk.group}.${gvk.version}.${gvk.kind}`;
    reference({ ...found.schema, definition: name });
    roots.set(name, { apiVersion: toApiVersion(gvk), kind: gvk.kind });
  }
  for (const [name, { apiVersion, kind }] of roots) {
    const definition = definitions.get(name);
    if (definition === undefined) continue;
    definition["properties"] = {
      ...(definition["properties"] as JsonSchema | undefined),
      apiVersion: { type: "string", enum: [apiVersion] },
      kind: { type: "string", enum: [kind] },
    };
  }
  return {
    all: JSON.stringify({
      oneOf: [...definitions.keys()].map((name) => ({ $ref: `_definitions.json#/definitions/${name}` })),
    }),
    definitions: JSON.stringify({ definitions: Object.fromEntries(definitions) }),
  };
}

function typeOf({ type, format }: Schema): JsonSchema {
  if (type === "any") return {};
  if (format === "quantity") return { oneOf: [{ type: "string" }, { type: "number" }] };
  if (type === "int-or-string") return { oneOf: [{ type: "string" }, { type: "integer" }] };
  return { type };
}
