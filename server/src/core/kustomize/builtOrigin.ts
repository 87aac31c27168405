import { Cursor } from "../manifest/cursor.ts";
import type { Range } from "../text/range.ts";
import type { YamlNode } from "../yaml/node.ts";
import { namesBefore, type Affix } from "./transforms.ts";

/** An object, or a patch of one, in a file that a kustomization takes up. */
export interface SourceObject {
  readonly root: Cursor;
  readonly isPatch: boolean;
}

/** Where something in a built object comes from. */
export interface BuiltOrigin<Source extends SourceObject> {
  readonly source: Source;
  readonly range: Range;
}

/** Down into an object: by a key, or to an element, which is known by its name where it has one. */
type Step =
  | { readonly kind: "key"; readonly name: string }
  | { readonly kind: "element"; readonly index: number; readonly name: string | undefined };

/** The way to a place, and whether a key is meant or what it holds. */
interface Way {
  readonly steps: readonly Step[];
  readonly isKey: boolean;
}

/**
 * Where a place of a built object stands in the files: in a patch that says the same there or alone has it, else in the object itself,
 * at the field or at the nearest one around it. Nothing for objects that generators make, and of two that might be meant.
 * @param sources of the build; `affixes` are what it puts around names
 */
export function originOf<Source extends SourceObject>(
  built: Cursor,
  range: Range,
  sources: readonly Source[],
  affixes: readonly Affix[],
): BuiltOrigin<Source> | undefined {
  const way = built.node === undefined ? undefined : wayTo(built.node, range.start);
  if (way === undefined) return undefined;
  const meant = sourcesOf(built, sources, affixes);
  const { scalar } = follow(built, way.steps).at;
  const [object, ...others] = meant.filter(({ isPatch }) => !isPatch);
  if (others.length > 0) return undefined;
  const inPatches = meant.filter(({ root, isPatch }) => isPatch && follow(root, way.steps).isWhole);
  const saying = inPatches.find(
    ({ root }) => scalar !== undefined && follow(root, way.steps).at.scalar?.value === scalar.value,
  );
  const isInObject = object !== undefined && follow(object.root, way.steps).isWhole;
  const source = saying ?? (isInObject ? object : (inPatches[0] ?? object));
  if (source === undefined) return undefined;
  const { at, isWhole } = follow(source.root, way.steps);
  const { start, end } = isWhole && !way.isKey ? at.range : at.keyRange;
  return { source, range: { start, end } };
}

/** The objects and patches that a built object may be made of, by their kind and name. */
export function sourcesOf<Source extends SourceObject>(
  built: Cursor,
  sources: readonly Source[],
  affixes: readonly Affix[],
): readonly Source[] {
  const names = namesBefore(nameOf(built) ?? "", affixes);
  return sources.filter(
    ({ root }) =>
      isSameKind(root, built) && names.includes(nameOf(root) ?? "") && isSameNamespace(root, built),
  );
}

function nameOf(root: Cursor): string | undefined {
  return root.at("metadata", "name").string;
}

/** Versions of a group show the same objects; a patch may be written for another one. */
function isSameKind(one: Cursor, other: Cursor): boolean {
  const typeOf = (root: Cursor): string =>
    [root.at("apiVersion").string?.replace(/[^/]*$/u, ""), root.at("kind").string].join(" ");
  return typeOf(one) === typeOf(other);
}

/** A kustomization may move objects, so that only two that both say it stay apart in the files. */
function isSameNamespace(source: Cursor, built: Cursor): boolean {
  const [one, other] = [source, built].map((root) => root.at("metadata", "namespace").string);
  return one === undefined || other === undefined || one === other;
}

function wayTo(node: YamlNode, offset: number): Way {
  if (node.kind === "mapping")
    for (const { key, value } of node.entries) {
      const step: Step = { kind: "key", name: key.value };
      if (contains(key, offset)) return { steps: [step], isKey: true };
      if (contains(value, offset)) return below(step, value, offset);
    }
  if (node.kind === "sequence")
    for (const [index, item] of node.items.entries())
      if (contains(item, offset))
        return below({ kind: "element", index, name: Cursor.root(item).at("name").string }, item, offset);
  return { steps: [], isKey: false };
}

function below(step: Step, value: YamlNode, offset: number): Way {
  const { steps, isKey } = wayTo(value, offset);
  return { steps: [step, ...steps], isKey };
}

function contains({ start, end }: Range, offset: number): boolean {
  return start <= offset && offset < Math.max(end, start + 1);
}

/** As far as the steps lead. */
function follow(root: Cursor, steps: readonly Step[]): { readonly at: Cursor; readonly isWhole: boolean } {
  let at = root;
  for (const step of steps) {
    const next = step.kind === "key" ? at.at(step.name) : elementOf(at, step);
    if (next?.node === undefined) return { at, isWhole: false };
    at = next;
  }
  return { at, isWhole: true };
}

/** Patches merge lists by the names of their elements, so that only these tell which is which. */
function elementOf(list: Cursor, { index, name }: Extract<Step, { kind: "element" }>): Cursor | undefined {
  const items = list.items();
  return name === undefined ? items[index] : items.find((item) => item.at("name").string === name);
}
