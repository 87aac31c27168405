import type { DocumentPart } from "../documents/documentPart.ts";
import type { YamlDocument } from "../yaml/node.ts";
import { parseDocument } from "../yaml/parseDocument.ts";

/** Shorter texts are parsed within two milliseconds: their trees are not worth the memory, and there may be thousands. */
const smallestKept = 16_000;

/** The trees of the large documents that were asked for last. */
export interface TreeCache {
  /** The part's tree, parsed now when it is not kept. */
  treeOf(part: DocumentPart): YamlDocument;
}

/** @param maximumCharacters of text whose trees are kept together; the last tree asked for is kept whatever its size */
export function createTreeCache(maximumCharacters: number): TreeCache {
  /** Least recently used first. */
  const trees = new Map<DocumentPart, YamlDocument>();
  let characters = 0;

  function forget(part: DocumentPart): void {
    if (trees.delete(part)) characters -= part.text.length;
  }

  return {
    treeOf(part) {
      if (part.text.length < smallestKept) return parseDocument(part.text);
      const tree = trees.get(part) ?? parseDocument(part.text);
      forget(part);
      for (const oldest of trees.keys()) {
        if (characters + part.text.length <= maximumCharacters) break;
        forget(oldest);
      }
      trees.set(part, tree);
      characters += part.text.length;
      return tree;
    },
  };
}
