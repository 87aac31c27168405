import { touches } from "../text/range.ts";
import { findEntry, type YamlEntry, type YamlNode } from "../yaml/node.ts";

/** Down into the values: by a key, or to whichever element of a list or a map. */
export type PathStep = { readonly kind: "key"; readonly name: string } | { readonly kind: "element" };

/** From the root of the values. */
export type ValuePath = readonly PathStep[];

export function keyStep(name: string): PathStep {
  return { kind: "key", name };
}

export const elementStep: PathStep = { kind: "element" };

/** `.Values.hosts[].name`, as people write it. */
export function writtenPath(path: ValuePath): string {
  return path
    .map((step) => (step.kind === "key" ? `.${step.name}` : "[]"))
    .join("")
    .replace(/^\./u, "");
}

/** Whether both lead to the same place; a key is also one of the elements of its map. */
export function isSamePath(one: ValuePath, other: ValuePath): boolean {
  return one.length === other.length && isPrefix(one, other);
}

export function isPrefix(prefix: ValuePath, path: ValuePath): boolean {
  return prefix.every((step, index) => {
    const other = path[index];
    return (
      other !== undefined && (step.kind === "element" || other.kind === "element" || step.name === other.name)
    );
  });
}

/** What the values have at the end of a path. */
export type FoundValue =
  | {
      readonly kind: "found";
      readonly value: YamlNode;
      /** Of the last key; absent for the element of a list and for the root. */
      readonly entry: YamlEntry | undefined;
    }
  /** The mapping `holder` has no such key. */
  | {
      readonly kind: "missing";
      readonly depth: number;
      readonly holder: YamlNode & { readonly kind: "mapping" };
    }
  /** The values do not say what lies there: an empty map, a list without elements, no value at all. */
  | { readonly kind: "open" };

/** Looks a path up; of elements the first that has what is asked for counts. */
export function findValue(root: YamlNode | undefined, path: ValuePath): FoundValue {
  return root === undefined ? { kind: "open" } : findBelow({ value: root, entry: undefined }, path, 0);
}

function findBelow(
  at: { readonly value: YamlNode; readonly entry: YamlEntry | undefined },
  path: ValuePath,
  depth: number,
): FoundValue {
  const step = path[depth];
  if (step === undefined) return { kind: "found", ...at };
  const { value } = at;
  if (step.kind === "element") {
    const below = elementsOf(value).map((element) => findBelow(element, path, depth + 1));
    return below.find(({ kind }) => kind === "found") ?? { kind: "open" };
  }
  if (value.kind !== "mapping" || value.entries.length === 0) return { kind: "open" };
  const entry = findEntry(value, step.name);
  return entry === undefined
    ? { kind: "missing", depth, holder: value }
    : findBelow({ value: entry.value, entry }, path, depth + 1);
}

function elementsOf(
  value: YamlNode,
): readonly { readonly value: YamlNode; readonly entry: YamlEntry | undefined }[] {
  if (value.kind === "sequence") return value.items.map((item) => ({ value: item, entry: undefined }));
  return value.kind === "mapping" ? value.entries.map((entry) => ({ value: entry.value, entry })) : [];
}

/** The key at an offset of the values, and the way to it. */
export function keyAt(
  root: YamlNode | undefined,
  offset: number,
): { readonly path: ValuePath; readonly entry: YamlEntry } | undefined {
  return root === undefined ? undefined : keyBelow(root, offset, []);
}

function keyBelow(
  node: YamlNode,
  offset: number,
  path: ValuePath,
): { readonly path: ValuePath; readonly entry: YamlEntry } | undefined {
  if (node.kind === "sequence") {
    const item = node.items.find((each) => touches(each, offset));
    return item === undefined ? undefined : keyBelow(item, offset, [...path, elementStep]);
  }
  if (node.kind !== "mapping") return undefined;
  for (const entry of node.entries) {
    if (entry.merged === true) continue;
    const below = [...path, keyStep(entry.key.value)];
    if (touches(entry.key, offset)) return { path: below, entry };
    if (touches(entry.value, offset)) return keyBelow(entry.value, offset, below);
  }
  return undefined;
}

/** The keys right below a path; of elements those of all of them, each once. */
export function childKeys(root: YamlNode | undefined, path: ValuePath): readonly YamlEntry[] {
  const entries = holdersAt(root, path).flatMap((node) => (node.kind === "mapping" ? node.entries : []));
  return [...new Map(entries.map((entry) => [entry.key.value, entry])).values()];
}

function below(node: YamlNode, step: PathStep): readonly YamlNode[] {
  if (step.kind === "element") return elementsOf(node).map(({ value }) => value);
  const entry = node.kind === "mapping" ? findEntry(node, step.name) : undefined;
  return entry === undefined ? [] : [entry.value];
}

/** Every entry that a path leads to: more than one where it leads through elements. */
export function entriesAt(root: YamlNode | undefined, path: ValuePath): readonly YamlEntry[] {
  const last = path.at(-1);
  if (last?.kind !== "key") return [];
  return holdersAt(root, path.slice(0, -1)).flatMap((node) => {
    const entry = node.kind === "mapping" ? findEntry(node, last.name) : undefined;
    return entry === undefined || entry.merged === true ? [] : [entry];
  });
}

function holdersAt(root: YamlNode | undefined, path: ValuePath): readonly YamlNode[] {
  return path.reduce<readonly YamlNode[]>(
    (nodes, step) => nodes.flatMap((node) => below(node, step)),
    root === undefined ? [] : [root],
  );
}
