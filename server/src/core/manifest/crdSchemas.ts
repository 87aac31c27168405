import type { Cursor } from "./cursor.ts";
import { crdVersionsOf } from "./customResourceDefinition.ts";
import type { Manifest } from "./manifest.ts";

/** A JSON schema inside a CRD. */
export interface SchemaPlace {
  readonly at: Cursor;
  /**
   * What it is the schema of: the whole object, a field (or the values of a map), or the entries of a list. A `branch`
   * of `allOf`, `anyOf`, `oneOf` or `not` describes nothing; it only constrains what is described outside of it.
   */
  readonly level: "root" | "field" | "item" | "branch";
  /** It speaks of `apiVersion`, `kind` or `metadata`, or of what lies below, of the object or of one inside it. */
  readonly objectMeta?: "own" | "embedded";
  /** Below `items` or `additionalProperties`, whose content the published type of CRDs leaves open. */
  readonly untyped?: true;
  /** Below the entries of a list without keys: which older entry one of them was, nobody can tell. */
  readonly uncorrelated?: true;
}

const JUNCTORS: ReadonlySet<string> = new Set(["allOf", "anyOf", "oneOf"]);
const OBJECT_META: ReadonlySet<string> = new Set(["apiVersion", "kind", "metadata"]);

/** All schemas of a CRD, each before those inside it. */
export function schemaPlacesOf(manifest: Manifest): readonly SchemaPlace[] {
  const found: SchemaPlace[] = [];
  for (const version of crdVersionsOf(manifest))
    collect({ at: version.at("schema", "openAPIV3Schema"), level: "root" }, found);
  return found;
}

function collect(place: SchemaPlace, found: SchemaPlace[]): void {
  if (!place.at.isMapping) return;
  found.push(place);
  for (const part of partsOf(place)) collect(part, found);
}

function partsOf(place: SchemaPlace): readonly SchemaPlace[] {
  const { at, level, objectMeta, untyped, uncorrelated } = place;
  const inherited = {
    ...(uncorrelated === undefined ? {} : { uncorrelated }),
    ...(objectMeta === undefined ? {} : { objectMeta }),
    ...(untyped === undefined ? {} : { untyped }),
  };
  const levelOf = (own: "field" | "item"): SchemaPlace["level"] => (level === "branch" ? level : own);
  return at.fields().flatMap((keyword): readonly SchemaPlace[] => {
    switch (keyword.name) {
      case "properties":
        return keyword
          .keys()
          .map((field) => ({ at: field, level: levelOf("field"), ...inherited, ...metaOf(field, place) }));
      case "additionalProperties":
        return [{ at: keyword, level: levelOf("field"), ...inherited, untyped: true }];
      case "items":
        return [
          {
            at: keyword,
            level: levelOf("item"),
            ...inherited,
            untyped: true,
            ...(at.given("x-kubernetes-list-type")?.string === "map" ? {} : { uncorrelated: true }),
          },
        ];
      default:
        return branchesIn(keyword).map((branch) => ({ at: branch, level: "branch", ...inherited }));
    }
  });
}

/** The branches of all junctors of a schema, but for those that only spell out "integer or string". */
export function branchesOf(schema: Cursor): readonly Cursor[] {
  return schema.fields().flatMap(branchesIn);
}

function branchesIn(keyword: Cursor): readonly Cursor[] {
  if (keyword.name === "not") return keyword.isMapping ? [keyword] : [];
  if (!JUNCTORS.has(keyword.name) || isIntegerOrString(keyword)) return [];
  return keyword.items().filter((branch) => branch.isMapping);
}

/**
 * The one place where a branch may name types.
 * https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#intorstring
 */
function isIntegerOrString(list: Cursor): boolean {
  if (list.name !== "anyOf") return false;
  const types = list.items().map((branch) => (branch.keys().length === 1 ? branch.at("type").string : ""));
  return types.join() === "integer,string";
}

function metaOf(field: Cursor, { at, level }: SchemaPlace): Pick<SchemaPlace, "objectMeta"> {
  if (!OBJECT_META.has(field.name)) return {};
  if (level === "root") return { objectMeta: "own" };
  return at.given("x-kubernetes-embedded-resource")?.boolean === true ? { objectMeta: "embedded" } : {};
}
