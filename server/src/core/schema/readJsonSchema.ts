import { GoPattern } from "../formats/goPattern.ts";
import { isObject, listAt, namesAt, numberAt, objectAt, textAt, type JsonObject } from "./jsonValue.ts";
import type { Schema, SchemaSet, SchemaType, ValueConstraints } from "./schema.ts";
import { refineSchema, schemaNode } from "./schemaNode.ts";

/** The whole schema, into which references lead. */
interface Source {
  readonly document: JsonObject;
  readonly known: Map<string, Schema>;
}

/**
 * Reads a JSON schema as people write it for their own files, of draft 4 to 2020-12. Of what the graph of types has no words for
 * (conditions, alternatives, several types at once, references to other files) nothing is said, so that it allows everything.
 *
 * Source: https://json-schema.org/draft-07/json-schema-validation
 */
export function readJsonSchema(document: unknown): Schema | undefined {
  return isObject(document) ? nodeOf(document, { document, known: new Map() }) : undefined;
}

/** What is known where every document is of one type, whatever it says of itself. */
export function onlySchema(schema: Schema): SchemaSet {
  return {
    lookup: () => ({ status: "not-loaded" }),
    kinds: () => [],
    builtInKinds: () => [],
    kubernetesVersion: "",
    untyped: schema,
  };
}

const anything = schemaNode({ type: "any", origin: "custom", preserveUnknownFields: true });

function nodeOf(source: unknown, root: Source): Schema {
  if (!isObject(source)) return anything;
  const reference = referenceIn(source);
  if (reference !== undefined) return refineSchema(resolve(reference, root), textsOf(source));
  const properties = objectAt(source, "properties");
  const { additionalProperties: additional, items } = source;
  return schemaNode(
    {
      ...typeOf(source, root),
      origin: "custom",
      ...constraintsOf(source),
      ...textsOf(source),
      ...(isObject(additional) ? { additionalProperties: nodeOf(additional, root) } : {}),
      ...(isObject(items) ? { items: nodeOf(items, root) } : {}),
      preserveUnknownFields:
        source["patternProperties"] !== undefined || (additional !== false && !isObject(additional)),
    },
    () => ({ properties: propertiesIn(properties ?? {}, root) }),
  );
}

function propertiesIn(properties: JsonObject, root: Source): ReadonlyMap<string, Schema> {
  return new Map(Object.entries(properties).map(([name, field]) => [name, nodeOf(field, root)]));
}

const types: ReadonlySet<string> = new Set<SchemaType>([
  "object",
  "array",
  "string",
  "integer",
  "number",
  "boolean",
]);

/** One type, with or without `null`, stated or that of all values that are listed; the whole document is a mapping in any case. */
function typeOf(source: JsonObject, root: Source): Pick<Schema, "type" | "nullable"> {
  const named = typeof source["type"] === "string" ? [source["type"]] : namesAt(source, "type");
  const stated = named.length > 0 ? named : [...new Set(valuesOf(source)?.map(typeOfValue))];
  const [type, ...others] = stated.filter((name) => name !== "null");
  const isOne = type !== undefined && others.length === 0 && types.has(type);
  const usual: SchemaType = source === root.document ? "object" : "any";
  return { type: isOne ? (type as SchemaType) : usual, nullable: stated.includes("null") };
}

function typeOfValue(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}

/** All values that are allowed, where they are listed. */
function valuesOf(source: JsonObject): readonly unknown[] | undefined {
  const values = "const" in source ? [source["const"]] : source["enum"];
  return Array.isArray(values) ? values : undefined;
}

/** `$ref`, or the `allOf: [{$ref}]` of those who want to say something beside it. */
function referenceIn(source: JsonObject): string | undefined {
  const [only, ...others] = listAt(source, "allOf");
  const isWrapped = isObject(only) && others.length === 0 && source["type"] === undefined;
  return textAt(source, "$ref") ?? (isWrapped ? textAt(only, "$ref") : undefined);
}

/** A type that contains itself, other than below a field, has no end: from there on everything is allowed. */
function resolve(reference: string, root: Source): Schema {
  const before = root.known.get(reference);
  if (before !== undefined) return before;
  root.known.set(reference, anything);
  const found = reference.startsWith("#") ? nodeOf(targetOf(reference, root.document), root) : anything;
  root.known.set(reference, found);
  return found;
}

/** What a JSON pointer leads to (RFC 6901, as the fragment of a URI). */
function targetOf(reference: string, document: JsonObject): unknown {
  const segments = reference.split("/").slice(1);
  return segments.reduce<unknown>((at, segment) => {
    const name = decoded(segment).replaceAll("~1", "/").replaceAll("~0", "~");
    return isObject(at) ? at[name] : undefined;
  }, document);
}

function decoded(segment: string): string {
  return /%(?![0-9a-f]{2})/iu.test(segment) ? segment : decodeURIComponent(segment);
}

function textsOf(source: JsonObject): Pick<Schema, "description" | "default"> {
  const description = textAt(source, "description") ?? textAt(source, "title");
  return {
    ...(description === undefined ? {} : { description }),
    ...("default" in source ? { default: source["default"] } : {}),
  };
}

const bounds = [
  "minimum",
  "maximum",
  "multipleOf",
  "minLength",
  "maxLength",
  "minItems",
  "maxItems",
  "minProperties",
  "maxProperties",
] as const satisfies readonly (keyof ValueConstraints)[];

function constraintsOf(source: JsonObject): ValueConstraints {
  const pattern = new GoPattern(textAt(source, "pattern") ?? "");
  const values = valuesOf(source);
  const stated = bounds.flatMap((name) => {
    const value = numberAt(source, name);
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    required: namesAt(source, "required"),
    ...Object.fromEntries(stated),
    ...exclusiveBound(source, "minimum", "exclusiveMinimum"),
    ...exclusiveBound(source, "maximum", "exclusiveMaximum"),
    // Another dialect than Go's may be meant, which is no reason to refuse a value.
    ...(pattern.source === "" || pattern.complaint !== undefined ? {} : { pattern }),
    ...(values === undefined ? {} : { enum: values }),
    ...(source["uniqueItems"] === true ? { uniqueItems: true } : {}),
  };
}

/** Of draft 4 a mark beside the bound, later a bound of its own. */
function exclusiveBound(
  source: JsonObject,
  inclusive: "minimum" | "maximum",
  exclusive: "exclusiveMinimum" | "exclusiveMaximum",
): Partial<ValueConstraints> {
  if (source[exclusive] === true) return { [exclusive]: true };
  const bound = numberAt(source, exclusive);
  return bound === undefined || source[inclusive] !== undefined
    ? {}
    : { [inclusive]: bound, [exclusive]: true };
}
