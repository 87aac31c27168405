import { toGvk } from "../manifest/apiVersion.ts";
import { typeOfField } from "./builtInField.ts";
import type { KindInfo, Schema, SchemaOrigin, SchemaSet } from "../schema/schema.ts";

/** One node on the way from the root of a document to the place that a person asks about. */
export interface PathStep {
  /** Absent for the root of the document. */
  readonly segment?: { readonly kind: "key"; readonly name: string } | { readonly kind: "item" };
  /** What stands directly below this node, if it says so itself. */
  readonly apiVersion?: string | undefined;
  readonly kind?: string | undefined;
}

/** What is known about the type of a place. Every part is absent where nobody can tell. */
export interface TypeAt {
  readonly schema?: Schema;
  /** The field that holds the value; for an element of a list the field of the list. */
  readonly field?: FieldOf;
  /** The place is the root of an object with apiVersion, kind and metadata of its own. */
  readonly isObject: boolean;
  /** Below the root of the object, with `[]` for elements: `spec.containers[].name`. Empty at its root. */
  readonly path: string;
  /** The kind of the object around the place. */
  readonly object?: { readonly info: KindInfo; readonly origin: SchemaOrigin };
}

export interface FieldOf {
  readonly parent: Schema;
  readonly name: string;
  /** The name is a free key of a map (a label, a key of a ConfigMap), not a declared field. */
  readonly free: boolean;
}

/** Follows the steps from the first, the root of a document, through the types that its objects name. */
export function typeAlong(schemas: SchemaSet, steps: readonly PathStep[]): TypeAt {
  const root = steps[0];
  if (root === undefined) return { isObject: false, path: "" };
  let at = objectType(schemas, root);
  let insideList = root.kind?.endsWith("List") === true;
  let level = 0;
  for (const step of steps.slice(1)) {
    level += 1;
    if (insideList && level === 2 && at.path === "items" && step.segment?.kind === "item") {
      at = objectType(schemas, step);
      insideList = false;
    } else {
      at = below(at, step, schemas);
      if (at.schema?.embeddedResource === true) at = objectType(schemas, step);
    }
  }
  return at;
}

function objectType(schemas: SchemaSet, step: PathStep): TypeAt {
  const { untyped } = schemas;
  if (untyped !== undefined) return { isObject: false, path: "", schema: untyped };
  const unknown: TypeAt = { isObject: true, path: "" };
  if (step.apiVersion === undefined || step.kind === undefined) return unknown;
  const found = schemas.lookup(toGvk(step.apiVersion, step.kind));
  if (found.status !== "found") return unknown;
  return { ...unknown, schema: found.schema, object: { info: found.info, origin: found.origin } };
}

function below(at: TypeAt, step: PathStep, schemas: SchemaSet): TypeAt {
  const { schema } = at;
  const object = at.object === undefined ? {} : { object: at.object };
  if (step.segment?.kind !== "key") {
    const items = schema?.items;
    return {
      ...object,
      isObject: false,
      path: `${at.path}[]`,
      ...(items === undefined ? {} : { schema: items }),
      ...(at.field === undefined ? {} : { field: at.field }),
    };
  }
  const { name } = step.segment;
  const path = at.path === "" ? name : `${at.path}.${name}`;
  const declared = schema === undefined ? undefined : typeOfField(schema, name, schemas);
  const type = declared ?? schema?.additionalProperties;
  if (schema === undefined || type === undefined) return { ...object, isObject: false, path };
  return {
    ...object,
    isObject: false,
    path,
    schema: type,
    field: { parent: schema, name, free: declared === undefined },
  };
}
