import { Cursor } from "../manifest/cursor.ts";
import { Manifest } from "../manifest/manifest.ts";
import type { YamlEntry, YamlNode, YamlScalar } from "../yaml/node.ts";

/** What was meant by parts of an object, by those parts as they stand in the text. */
export interface Meant {
  /** Names of fields. */
  readonly names: ReadonlyMap<YamlEntry, string>;
  readonly values: ReadonlyMap<YamlNode, YamlScalar>;
}

/**
 * An object as it would be if some of its fields and values were written as they were meant; they keep their places in the text. One
 * mistake is then one, and not as many as there are rules that miss what it hides.
 */
export function asMeant(manifest: Manifest, meant: Meant): Manifest {
  const { gvk, root, document } = manifest;
  if ((meant.names.size === 0 && meant.values.size === 0) || document.root === undefined) return manifest;
  const copy = copyOf(document.root, meant, new Map());
  return new Manifest(gvk, samePlace(root, Cursor.root(copy)), { ...document, root: copy });
}

/** The place of an object, which may be an item of a list, in another tree of the same shape. */
function samePlace(at: Cursor, root: Cursor): Cursor {
  if (at.parent === undefined) return root;
  const owner = samePlace(at.parent, root);
  return owner.isSequence ? (owner.items()[Number(at.name)] ?? owner) : owner.at(at.name);
}

/** @param known an anchor may stand for more nodes than anybody could copy, one by one */
function copyOf(node: YamlNode, meant: Meant, known: Map<YamlNode, YamlNode>): YamlNode {
  const before = known.get(node);
  if (before !== undefined) return before;
  const copy = changed(node, meant, (part) => copyOf(part, meant, known));
  known.set(node, copy);
  return copy;
}

function changed(node: YamlNode, { names, values }: Meant, copy: (part: YamlNode) => YamlNode): YamlNode {
  if (node.kind === "scalar") return values.get(node) ?? node;
  if (node.kind === "sequence") return { ...node, items: node.items.map(copy) };
  return {
    ...node,
    entries: node.entries.map((entry) => ({
      ...entry,
      key: { ...entry.key, value: names.get(entry) ?? entry.key.value },
      value: copy(entry.value),
    })),
  };
}
