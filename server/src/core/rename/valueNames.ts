import { Cursor } from "../manifest/cursor.ts";
import { namesInConditions } from "../helm/conditions.ts";
import { isSamePath, type ValuePath } from "../helm/valuePath.ts";
import type { YamlDocument } from "../yaml/node.ts";
import type { NamePlace } from "./renaming.ts";
import { placeIn, type ValueLevel } from "./valueLevel.ts";

/** Where the `values.schema.json` of a chart names a value: as a property, and where that is required. */
export function placesInSchema({ chart: { schemaText }, path }: ValueLevel): readonly NamePlace[] {
  const last = path.at(-1);
  if (schemaText === undefined || last?.kind !== "key") return [];
  const { holder } = schemaAround(schemaText.document, path);
  const property = holder.at("properties").at(last.name);
  const required = holder
    .at("required")
    .items()
    .filter(({ string }) => string === last.name);
  return [
    ...(property.present ? placeIn(schemaText.file, property.keyRange) : []),
    ...required.flatMap((each) => placeIn(schemaText.file, each.range)),
  ];
}

/** Whether a part of the schema on the way to the value is meant at several places, or is not to be found. */
export function isSchemaShared({ chart: { schemaText }, path }: ValueLevel): boolean {
  if (schemaText === undefined) return false;
  const { references } = schemaAround(schemaText.document, path);
  return references.some(
    (reference) =>
      !reference.startsWith("#/") || schemaText.document.text.split(JSON.stringify(reference)).length > 2,
  );
}

interface SchemaAround {
  /** That of the map that holds the value. */
  readonly holder: Cursor;
  /** The `$ref` that lead there. */
  readonly references: readonly string[];
}

function schemaAround({ root }: YamlDocument, path: ValuePath): SchemaAround {
  const top = Cursor.root(root);
  const references: string[] = [];
  const resolved = (at: Cursor): Cursor => {
    const reference = at.at("$ref").string;
    if (reference === undefined || references.includes(reference)) return at;
    references.push(reference);
    const names = reference.replace(/^#\//u, "").split("/");
    return resolved(names.reduce((below, name) => below.at(name), top));
  };
  let holder = resolved(top);
  for (const step of path.slice(0, -1))
    holder = resolved(step.kind === "key" ? holder.at("properties").at(step.name) : elementSchema(holder));
  return { holder, references };
}

function elementSchema(at: Cursor): Cursor {
  const items = at.at("items");
  return items.present ? items : at.at("additionalProperties");
}

/** Where a `Chart.yaml` names a value that switches a dependency on. */
export function placesInConditions({ chart: { description }, path }: ValueLevel): readonly NamePlace[] {
  if (description === undefined) return [];
  const { file, document } = description;
  return namesInConditions(document)
    .filter((name) => isSamePath(name.path, path))
    .flatMap(({ range }) => placeIn(file, range).map((place) => ({ ...place, isInside: true as const })));
}
