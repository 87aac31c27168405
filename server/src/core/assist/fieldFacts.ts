import { describeConstraints } from "../features/constraintText.ts";
import {
  documentationOfField,
  documentationOfType,
  findDocumentation,
  type Describe,
} from "../features/documentation.ts";
import { toApiVersion } from "../manifest/apiVersion.ts";
import { typeName } from "../features/typeName.ts";
import type { KindInfo, Schema, SchemaSet } from "../schema/schema.ts";
import { closestName } from "../text/closestName.ts";
import { inWords } from "../text/message.ts";

const longestDocumentation = 600;
const mostFields = 60;

/**
 * What is known about a kind or a field of it, for a model: type, documentation, constraints, the fields below; or what is
 * there instead of what it has asked for.
 *
 * @param path such as `spec.template.spec.containers[0].image`; empty for the kind itself
 */
export function fieldFacts(kind: string, path: string, schemas: SchemaSet, describe: Describe): string {
  const info = newestOf(kind, schemas);
  if (info === undefined) {
    const meant = closestName(kind, new Set(schemas.kinds().map(({ gvk }) => gvk.kind)));
    return `There is no kind ${kind}.${meant === undefined ? "" : ` Did you mean ${meant}?`}`;
  }
  const found = schemas.lookup(info.gvk);
  if (found.status !== "found") return `Nothing is known about the fields of ${kind}.`;
  let schema = found.schema;
  let documentation = documentationOfType(schema);
  let way = info.gvk.kind;
  for (const name of path
    .replaceAll(/\[[^\]]*\]/gu, "")
    .split(".")
    .filter((each) => each !== "")) {
    const owner = elementOf(schema);
    const below = owner.properties.get(name) ?? owner.additionalProperties;
    if (below === undefined) return `${way} has no field ${name}. It has ${fieldNames(owner)}.`;
    documentation = documentationOfField(owner, name, below);
    schema = below;
    way += `.${name}`;
  }
  const words = findDocumentation(documentation, describe)?.slice(0, longestDocumentation);
  const fields = elementOf(schema);
  return [
    `${way} (${path === "" ? toApiVersion(info.gvk) : typeName(schema)})`,
    ...(words === undefined ? [] : [words]),
    ...describeConstraints(schema).map((each) => inWords(each)),
    ...(fields.properties.size === 0 ? [] : [`Fields: ${fieldNames(fields)}`]),
    ...(fields.required.length === 0 ? [] : [`Required: ${fields.required.join(", ")}`]),
  ].join("\n");
}

/** Kubernetes' own kinds before those of others that have the same name. */
function newestOf(kind: string, schemas: SchemaSet): KindInfo | undefined {
  const named = schemas.kinds().filter(({ gvk }) => gvk.kind.toLowerCase() === kind.toLowerCase());
  return named.find(({ gvk }) => !gvk.group.includes(".") || gvk.group.endsWith(".k8s.io")) ?? named[0];
}

function elementOf(schema: Schema): Schema {
  return schema.items === undefined ? schema : elementOf(schema.items);
}

function fieldNames({ properties }: Schema): string {
  if (properties.size === 0) return "no fields that are known";
  const names = [...properties].map(([name, schema]) => `${name} (${typeName(schema)})`);
  return names.slice(0, mostFields).join(", ");
}
