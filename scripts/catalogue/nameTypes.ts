import type { KindSchema } from "../../server/src/core/schema/readCrd.ts";
import type { Schema } from "../../server/src/core/schema/schema.ts";
import { schemaNode } from "../../server/src/core/schema/schemaNode.ts";
import { isLikeCoreType } from "./coreTypes.ts";
import type { FindCoreType } from "./coreTypes.ts";
import type { DocumentedType } from "./ownDocumentation.ts";

/** What is needed to say which type an object is. */
interface Naming {
  readonly group: string;
  /** Documented types by `<group> <place>`. */
  readonly documented: ReadonlyMap<string, DocumentedType>;
  readonly coreTypes: ReadonlyMap<string, Schema>;
  readonly findCoreType: FindCoreType;
}

/** Where a node stands. */
interface Place {
  /** Its path from the kind, and from each documented type above it. */
  readonly paths: readonly string[];
  /** Built-in type that stands at the same place of the built-in type above. */
  readonly core: Schema | undefined;
}

/**
 * The kind with a `definition` on every object whose documentation is known: our own for the types that
 * catalog/documentation/ describes, that of Kubernetes for built-in types inside.
 */
export function nameTypes({ info, schema }: KindSchema, naming: Omit<Naming, "group">): KindSchema {
  const place: Place = { paths: [info.gvk.kind], core: undefined };
  return { info, schema: nameType(schema, place, { ...naming, group: info.gvk.group }) };
}

function nameType(schema: Schema, place: Place, naming: Naming): Schema {
  if (schema.origin === "built-in") return schema;
  const documented = place.paths
    .map((path) => naming.documented.get(`${naming.group} ${path}`))
    .find(isDefined);
  const core = coreTypeAt(schema, place, documented, naming);
  const definition = documented?.definition ?? core?.definition;
  const { properties, required, items, additionalProperties, ...facts } = schema;
  const paths = documented === undefined ? place.paths : [...place.paths, shortName(documented)];
  const below = (suffix: string, type: Schema, coreBelow: Schema | undefined): Schema =>
    nameType(type, { paths: paths.map((path) => path + suffix), core: coreBelow }, naming);
  return schemaNode(
    {
      ...facts,
      required,
      ...(definition === undefined ? {} : { definition }),
      ...(items === undefined ? {} : { items: below("[]", items, place.core?.items) }),
      ...(additionalProperties === undefined
        ? {}
        : { additionalProperties: below("{}", additionalProperties, place.core?.additionalProperties) }),
    },
    () => ({
      properties: new Map(
        [...properties].map(([name, field]) => [name, below(`.${name}`, field, core?.properties.get(name))]),
      ),
    }),
  );
}

function coreTypeAt(
  schema: Schema,
  place: Place,
  documented: DocumentedType | undefined,
  naming: Naming,
): Schema | undefined {
  if (documented?.extends !== undefined) return naming.coreTypes.get(documented.extends);
  if (documented !== undefined || schema.properties.size === 0) return undefined;
  if (place.core?.definition !== undefined && isLikeCoreType(schema, place.core)) return place.core;
  return naming.findCoreType(schema);
}

function shortName({ definition }: DocumentedType): string {
  return definition.slice(definition.lastIndexOf(".") + 1);
}

function isDefined<T>(value: T | undefined): value is T {
  return value !== undefined;
}
