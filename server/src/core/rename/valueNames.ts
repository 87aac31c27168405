import { Cursor } from "../manifest/cursor.ts";
import { isPrefix, keyStep, type ValuePath } from "../helm/valuePath.ts";
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

/** Where a `Chart.yaml` names a value that switches a dependency on (`condition: cache.enabled,features.cache`). */
export function placesInConditions({ chart: { description }, path }: ValueLevel): readonly NamePlace[] {
  if (description === undefined) return [];
  const { file, document } = description;
  return Cursor.root(document.root)
    .at("dependencies")
    .items()
    .flatMap((dependency) => {
      const condition = dependency.at("condition");
      const written = document.text.slice(condition.range.start, condition.range.end);
      const offset = condition.range.start + (/^["']/u.test(written) ? 1 : 0);
      return conditionPaths(condition.string ?? "").flatMap((each) =>
        each.path.length >= path.length && isPrefix(path, each.path)
          ? placeIn(file, nameAt(each, path.length - 1, offset)).map((place) => ({
              ...place,
              isInside: true as const,
            }))
          : [],
      );
    });
}

interface ConditionPath {
  readonly path: ValuePath;
  /** Where each of its names begins in the text. */
  readonly starts: readonly number[];
}

function conditionPaths(text: string): readonly ConditionPath[] {
  return [...text.matchAll(/[^,\s]+/gu)].map(({ 0: written, index }) => {
    const names = [...written.matchAll(/[^.]+/gu)];
    return {
      path: names.map(([name]) => keyStep(name)),
      starts: names.map((name) => index + name.index),
    };
  });
}

function nameAt(
  { path, starts }: ConditionPath,
  index: number,
  offset: number,
): { readonly start: number; readonly end: number } {
  const step = path[index];
  const start = offset + (starts[index] ?? 0);
  return { start, end: start + (step?.kind === "key" ? step.name.length : 0) };
}
