import { createHash } from "node:crypto";
import type { Schema } from "../../server/src/core/schema/schema.ts";
import { writeDeclaration, writeHead } from "./writeType.ts";
import type { NameOfType } from "./writeType.ts";

/** The root of a kind, as far as sharing is concerned. */
export interface Root {
  readonly group: string;
  readonly kind: string;
  readonly schema: Schema;
}

/** An object type that stands at more than one place, and gets a name therefore. */
export interface SharedType {
  readonly name: string;
  readonly schema: Schema;
  /** API groups that use it, directly or inside another type. */
  readonly groups: ReadonlySet<string>;
}

/** The object types that the kinds of CRDs have in common, found by what they say. */
export interface SharedTypes {
  /** Sorted by name. */
  readonly types: readonly SharedType[];
  /** Name of a shared or built-in type. */
  readonly nameOf: NameOfType;
}

/** Smaller types are repeated: their name would be longer than they are. */
const fewestFields = 2;

/** Finds the types that several places share among the roots. The same input gives the same names. */
export function findSharedTypes(roots: readonly Root[]): SharedTypes {
  const hashOf = contentHashes();
  const uses = countUses(roots, hashOf);
  const groups = findGroups(roots, hashOf);
  const named = new Map<string, SharedType>();
  for (const [hash, { schema, places, count }] of uses) {
    const [place = "type"] = [...places].sort();
    if (count < 2 || schema.properties.size < fewestFields) continue;
    const name = `${place.replace(/\W/g, "")}-${hash.slice(0, 8)}`;
    named.set(hash, { name, schema, groups: groups.get(hash) ?? new Set() });
  }
  return {
    types: [...named.values()].sort((a, b) => (a.name < b.name ? -1 : 1)),
    nameOf: (schema) => {
      if (schema.origin === "built-in") return schema.definition;
      return schema.properties.size === 0 ? undefined : named.get(hashOf(schema))?.name;
    },
  };
}

type HashOf = (schema: Schema) => string;

/** Hashes of what object types say, with everything below. */
function contentHashes(): HashOf {
  const known = new WeakMap<Schema, string>();
  const hashOf: HashOf = (schema) => {
    const hash = known.get(schema) ?? createHash("sha256").update(contentOf(schema, hashOf)).digest("hex");
    known.set(schema, hash);
    return hash;
  };
  return hashOf;
}

function contentOf(schema: Schema, hashOf: HashOf): string {
  const required = new Set(schema.required);
  const lines = [...schema.properties].map(([name, field]) => {
    const { text, below } = writeDeclaration(field, builtInName);
    return `${name}${required.has(name) ? "!" : ""} ${text} ${below === undefined ? "" : hashOf(below)}`;
  });
  return [writeHead(schema), ...lines.sort()].join("\n");
}

function builtInName(schema: Schema): string | undefined {
  return schema.origin === "built-in" ? schema.definition : undefined;
}

interface Uses {
  readonly schema: Schema;
  /** Names of the fields (or kinds) that have this type. */
  readonly places: Set<string>;
  count: number;
}

/** How many places refer to a type; the places inside a type count once, however often that type is used itself. */
function countUses(roots: readonly Root[], hashOf: HashOf): ReadonlyMap<string, Uses> {
  const uses = new Map<string, Uses>();
  const use = (schema: Schema, place: string): void => {
    const hash = hashOf(schema);
    const known = uses.get(hash);
    const here = known ?? { schema, places: new Set<string>(), count: 0 };
    uses.set(hash, here);
    here.places.add(place);
    here.count++;
    if (known === undefined) for (const [name, inner] of objectsBelow(schema)) use(inner, name);
  };
  for (const { kind, schema } of roots) use(schema, kind);
  return uses;
}

function findGroups(roots: readonly Root[], hashOf: HashOf): ReadonlyMap<string, ReadonlySet<string>> {
  const groups = new Map<string, Set<string>>();
  const enter = (schema: Schema, group: string): void => {
    const known = groups.get(hashOf(schema)) ?? new Set();
    if (known.has(group)) return;
    groups.set(hashOf(schema), known.add(group));
    for (const [, inner] of objectsBelow(schema)) enter(inner, group);
  };
  for (const { group, schema } of roots) enter(schema, group);
  return groups;
}

/** The object types of the fields, those of list items and map values too. */
function objectsBelow(schema: Schema): readonly (readonly [string, Schema])[] {
  return [...schema.properties].flatMap(([name, field]) => {
    const { below } = writeDeclaration(field, builtInName);
    return below === undefined ? [] : [[name, below] as const];
  });
}
