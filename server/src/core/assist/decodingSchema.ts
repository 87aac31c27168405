import { toApiVersion } from "../manifest/apiVersion.ts";
import type { JsonObject } from "../schema/jsonValue.ts";
import type { KindInfo, Schema } from "../schema/schema.ts";

/**
 * A JSON schema that a decoder follows while it writes an object of a kind. It is written for the converter of llama.cpp,
 * which Ollama uses too: no `allOf`, no junctors without types, closed objects, bounded depth and width. What it loses is
 * checked afterwards; what it allows can always be parsed.
 *
 * Source: https://github.com/ggml-org/llama.cpp/blob/master/grammars/README.md#json-schemas--gbnf
 */
export function decodingSchema(schema: Schema, { gvk }: Pick<KindInfo, "gvk">): JsonObject {
  const apiVersion = toApiVersion(gvk);
  const fields = [...schema.properties].filter(([name]) => !headFields.has(name) && name !== "status");
  const required = fields
    .filter(([name]) => name === "spec" || schema.required.includes(name))
    .map(([name]) => name);
  const budget = { nodes: mostNodes, written: new Map<Schema, Written>() };
  return {
    type: "object",
    properties: {
      apiVersion: { const: apiVersion },
      kind: { const: gvk.kind },
      metadata,
      ...fieldsOf(fields, schema, 1, budget),
    },
    required: ["apiVersion", "kind", "metadata", ...required],
    additionalProperties: false,
  };
}

const headFields: ReadonlySet<string> = new Set(["apiVersion", "kind", "metadata"]);
const mostDepth = 12;
/** Wide objects cost the converter minutes, and an object with 300 fields is not what anybody asked for. */
const mostFields = 120;
const mostNodes = 2500;
const mostItems = 8;
const mostEnumValues = 100;

/** A text without control characters, so that no decoder gets lost in escapes. */
const text = { type: "string", maxLength: 200 };
const label = { type: "string", pattern: "^[a-z0-9]([a-z0-9-]{0,40}[a-z0-9])?$" };
const texts = { type: "object", additionalProperties: text };
const metadata: JsonObject = {
  type: "object",
  properties: { name: label, namespace: label, labels: texts, annotations: texts },
  required: ["name"],
  additionalProperties: false,
};

interface Budget {
  nodes: number;
  /** Types that stand in several places, as they were written last: most of a large kind is said again. */
  readonly written: Map<Schema, Written>;
}

interface Written {
  readonly node: JsonObject;
  readonly depth: number;
  /** How much it took of the budget. */
  readonly nodes: number;
}

function nodeOf(schema: Schema, depth: number, budget: Budget): JsonObject {
  const written = budget.written.get(schema);
  if (written?.depth === depth && written.nodes < budget.nodes) {
    budget.nodes -= written.nodes;
    return written.node;
  }
  const before = budget.nodes;
  budget.nodes--;
  const node = typeOf(schema, depth, budget);
  // Where the budget has ended inside of it, it is shorter than it would be elsewhere.
  if (budget.nodes > 0) budget.written.set(schema, { node, depth, nodes: before - budget.nodes });
  return node;
}

function typeOf(schema: Schema, depth: number, budget: Budget): JsonObject {
  const { enum: allowed } = schema;
  if (allowed !== undefined && allowed.length > 0 && allowed.length <= mostEnumValues)
    return { enum: [...allowed] };
  switch (schema.type) {
    case "boolean":
      return { type: "boolean" };
    case "integer":
    case "number":
      return { type: schema.type, ...integerBounds(schema) };
    case "int-or-string":
      return schema.format === "quantity"
        ? { type: "string", pattern: "^[0-9]{1,6}(m|k|Ki|Mi|Gi|Ti)?$" }
        : { anyOf: [{ type: "integer", minimum: 0, maximum: 65535 }, label] };
    case "string":
      return schema.format === "byte" ? { type: "string", pattern: "^([A-Za-z0-9+/]{4}){0,20}$" } : text;
    case "array":
      return {
        type: "array",
        items: schema.items === undefined ? {} : nodeOf(schema.items, depth + 1, budget),
        minItems: Math.min(schema.minItems ?? 0, mostItems),
        maxItems: mostItems,
      };
    case "object":
      return objectOf(schema, depth, budget);
    case "any":
      return {};
  }
}

function objectOf(schema: Schema, depth: number, budget: Budget): JsonObject {
  if (schema.properties.size === 0) {
    if (schema.additionalProperties !== undefined && depth < mostDepth)
      return { type: "object", additionalProperties: nodeOf(schema.additionalProperties, depth + 1, budget) };
    return schema.preserveUnknownFields
      ? { type: "object" }
      : { type: "object", properties: {}, additionalProperties: false };
  }
  const { required } = schema;
  const isDeep = depth >= mostDepth || budget.nodes <= 0;
  const fields = [...schema.properties].filter(([name]) => !isDeep || required.includes(name));
  return {
    type: "object",
    properties: fieldsOf(fields, schema, depth, budget),
    required: fields.map(([name]) => name).filter((name) => required.includes(name)),
    additionalProperties: false,
  };
}

/** Required ones first: a decoder writes them in that order. Types that contain themselves end with the depth. */
function fieldsOf(
  fields: readonly (readonly [string, Schema])[],
  { required }: Schema,
  depth: number,
  budget: Budget,
): JsonObject {
  const ordered =
    required.length === 0
      ? fields
      : fields.toSorted(
          ([one], [other]) => Number(required.includes(other)) - Number(required.includes(one)),
        );
  return Object.fromEntries(
    ordered.slice(0, mostFields).map(([name, below]) => [name, nodeOf(below, depth + 1, budget)]),
  );
}

/** The converter knows bounds of integers only. */
function integerBounds({ type, minimum, maximum }: Schema): JsonObject {
  if (type !== "integer") return {};
  return { minimum: minimum ?? 0, maximum: Math.min(maximum ?? 1_000_000, 2 ** 31 - 1) };
}
