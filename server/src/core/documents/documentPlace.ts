import type { Range } from "../text/range.ts";
import type { DocumentPart } from "./documentPart.ts";
import { positionAt, type Position, type SourceFile } from "./sourceFile.ts";

/** A place in some file. It moves with its document part when the text around that part changes. */
export interface DocumentPlace {
  readonly file: SourceFile;
  readonly part: DocumentPart;
  readonly range: Range;
}

/**
 * Where a place lies, zero-based; `undefined` when its part is no longer in the file.
 * @param file the present version of the place's file
 */
export function locate(
  { part, range }: DocumentPlace,
  file: SourceFile,
): { readonly start: Position; readonly end: Position } | undefined {
  const index = file.parts.indexOf(part);
  if (index === -1) return undefined;
  return { start: positionAt(file, index, range.start), end: positionAt(file, index, range.end) };
}
