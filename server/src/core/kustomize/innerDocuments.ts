import { Cursor } from "../manifest/cursor.ts";
import type { Range } from "../text/range.ts";
import { movedNode } from "../yaml/movedNode.ts";
import { parseDocument } from "../yaml/parseDocument.ts";
import { scalarOffsets } from "../yaml/scalarOffsets.ts";
import { splitDocuments } from "../yaml/splitDocuments.ts";

/** The documents of a whole text, with the places that they have in it. */
export function documentsOf(text: string): readonly Cursor[] {
  return rootsIn(text, (range) => range);
}

/**
 * The documents of a text that is written as a value of another document, with their places in that; none where its characters are
 * written as others, so that nobody can tell where they stand.
 * @param text of the outer document
 */
export function documentsWithin({ scalar }: Cursor, text: string): readonly Cursor[] {
  if (typeof scalar?.value !== "string") return [];
  const toOuter = scalarOffsets(scalar, text);
  return toOuter === undefined ? [] : rootsIn(scalar.value, toOuter);
}

function rootsIn(text: string, toOuter: (range: Range) => Range): readonly Cursor[] {
  return splitDocuments(text).flatMap((part) => {
    const { root } = parseDocument(text.slice(part.start, part.end));
    if (root === undefined) return [];
    const move = ({ start, end }: Range): Range =>
      toOuter({ start: part.start + start, end: part.start + end });
    return [Cursor.root(movedNode(root, move))];
  });
}
