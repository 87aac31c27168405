import { splitDocuments } from "../yaml/splitDocuments.ts";
import { DocumentPart } from "./documentPart.ts";

/** Where an editor's cursor stands: zero-based line, and UTF-16 code units from the start of that line. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** The same place as the core counts: a part of the file, and UTF-16 code units from the start of that part. */
export interface Place {
  readonly index: number;
  readonly part: DocumentPart;
  readonly offset: number;
}

/** Text typed, pasted or deleted: what stood between two positions is now `newText`. */
export interface Replacement {
  readonly start: Position;
  readonly end: Position;
  readonly newText: string;
}

/** YAML files hold many documents; a JSON file is one. */
export type Language = "yaml" | "json";

/** One open file as a list of document parts. Immutable: an edit makes a new file that shares all untouched parts. */
export interface SourceFile {
  readonly uri: string;
  readonly language: Language;
  /** The editor's version of this text. */
  readonly version: number;
  /** They follow each other without gaps and cover the whole text; never empty. */
  readonly parts: readonly DocumentPart[];
  /** First line of each part, then the number of line breaks of the whole file. */
  readonly startLines: Uint32Array;
}

/** A file as it was opened. */
export function openFile(uri: string, language: Language, version: number, text: string): SourceFile {
  const parts = partsOf(text, language);
  return { uri, language, version, parts, startLines: firstLines(parts) };
}

/**
 * The file after replacements that are applied one after the other, each to the result of the one before, as the Language
 * Server Protocol orders them. Positions outside of the text mean its nearest place. Only the parts that a replacement
 * touches are cut anew.
 */
export function editFile(
  file: SourceFile,
  version: number,
  replacements: readonly Replacement[],
): SourceFile {
  const edited = replacements.reduce(replace, file);
  return { ...edited, version };
}

/** Where in which part a position of the file lies. A character beyond the end of its line means that end. */
export function placeAt(file: SourceFile, position: Position): Place {
  const { parts, startLines } = file;
  const index = lastAtOrBefore(startLines, parts.length, position.line);
  const part = partAt(file, index);
  const line = position.line - (startLines[index] ?? 0);
  if (line < 0) return { index, part, offset: 0 };
  const offset = part.startOfLine(line) + Math.max(0, position.character);
  return { index, part, offset: Math.min(offset, part.endOfLine(line)) };
}

/** The position of an offset inside the part with that index. */
export function positionAt(file: SourceFile, index: number, offset: number): Position {
  const part = partAt(file, index);
  const line = part.lineAt(offset);
  const character = Math.min(offset, part.endOfLine(line)) - part.startOfLine(line);
  return { line: (file.startLines[index] ?? 0) + line, character };
}

/** The same file as one part: for texts whose documents do not stand alone, such as templates. */
export function asOnePart(file: SourceFile): SourceFile {
  const parts = [new DocumentPart(textOf(file))];
  return { ...file, parts, startLines: firstLines(parts) };
}

/** The whole text; cost follows the file's size. */
export function textOf(file: SourceFile): string {
  return file.parts.map((part) => part.text).join("");
}

function replace(file: SourceFile, { start, end, newText }: Replacement): SourceFile {
  const from = placeAt(file, start);
  const to = placeAt(file, end);
  if (to.index < from.index || (to.index === from.index && to.offset < from.offset))
    return replace(file, { start: end, end: start, newText });
  let first = from.index;
  let last = to.index;
  let text = from.part.text.slice(0, from.offset) + newText + to.part.text.slice(to.offset);
  // What no longer starts with a mark belongs to the document before it …
  if (first > 0 && !text.startsWith("---")) text = partAt(file, --first).text + text;
  // … and a mark that no longer starts a line divides nothing.
  if (last + 1 < file.parts.length && !/[\r\n]$/u.test(text)) text += partAt(file, ++last).text;
  return splice(file, first, last - first + 1, partsOf(text, file.language));
}

/** Copies two flat arrays: 10,000 parts cost some microseconds, less than any tree of them would. */
function splice(
  file: SourceFile,
  first: number,
  removed: number,
  inserted: readonly DocumentPart[],
): SourceFile {
  const parts = file.parts.slice(0, first).concat(inserted, file.parts.slice(first + removed));
  const startLines = new Uint32Array(parts.length + 1);
  startLines.set(file.startLines.subarray(0, first + 1));
  fillFirstLines(startLines, parts, first);
  return { ...file, parts, startLines };
}

function firstLines(parts: readonly DocumentPart[]): Uint32Array {
  const startLines = new Uint32Array(parts.length + 1);
  fillFirstLines(startLines, parts, 0);
  return startLines;
}

function fillFirstLines(startLines: Uint32Array, parts: readonly DocumentPart[], from: number): void {
  let line = startLines[from] ?? 0;
  for (let index = from; index < parts.length; index++) {
    line += parts[index]?.lineBreaks ?? 0;
    startLines[index + 1] = line;
  }
}

function partsOf(text: string, language: Language): readonly DocumentPart[] {
  if (language === "json") return [new DocumentPart(text)];
  return splitDocuments(text).map(({ start, end }) => new DocumentPart(text.slice(start, end)));
}

function partAt(file: SourceFile, index: number): DocumentPart {
  const part = file.parts[index];
  if (part === undefined) throw new RangeError(`no document ${index} in a file of ${file.parts.length}`);
  return part;
}

/** Index of the last of the first `count` ascending values that is not above `value`; 0 when all are. */
function lastAtOrBefore(values: Uint32Array, count: number, value: number): number {
  let low = 0;
  let high = count - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((values[middle] ?? 0) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
