import type { Cursor } from "../manifest/cursor.ts";
import type { Range } from "../text/range.ts";
import type { YamlDocument } from "../yaml/node.ts";
import { objectsIn } from "./facts/objectFacts.ts";

/** A property in the schema of a kind, as source code knows it. */
export interface SchemaProperty {
  readonly kind: string;
  /** What the version may be called. */
  readonly version: string;
  /** From the schema of the version down. */
  readonly path: readonly string[];
}

/**
 * Where definitions of custom resources have a property: in the version of that name, in each one where none is called so.
 * @param keyword of the property, which is meant where it stands there
 */
export function schemaRanges(
  document: YamlDocument,
  { kind, version, path }: SchemaProperty,
  keyword: string | undefined,
): readonly Range[] {
  return objectsIn(document)
    .filter((object) => object.at("kind").string === "CustomResourceDefinition")
    .filter((definition) => definition.at("spec", "names", "kind").string === kind)
    .flatMap((definition) => {
      const versions = definition.at("spec", "versions").items();
      const named = versions.filter((each) => each.at("name").string === version);
      return named.length > 0 ? named : versions;
    })
    .flatMap((each) => rangeOf(each.at("schema", "openAPIV3Schema", ...path), keyword));
}

function rangeOf(property: Cursor, keyword: string | undefined): Range[] {
  if (!property.present) return [];
  const said = keyword === undefined ? undefined : property.at(keyword);
  return [said?.present === true ? said.keyRange : property.keyRange];
}
