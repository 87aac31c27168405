import { Cursor } from "../manifest/cursor.ts";
import type { Range } from "../text/range.ts";
import type { YamlDocument } from "../yaml/node.ts";

/** A manifest, or a field of one, as the outline of a file shows it. */
export interface DocumentSymbol {
  /** `Deployment/web`; of a field its key, of a list element its name or index. */
  readonly name: string;
  /** Of a manifest its namespace, of a field its scalar value. */
  readonly detail?: string;
  readonly kind: SymbolKind;
  /** Everything that belongs to it. */
  readonly range: Range;
  /** What is selected on a click; inside `range`. */
  readonly selectionRange: Range;
  readonly children: readonly DocumentSymbol[];
}

export type SymbolKind = "manifest" | "mapping" | "list" | "string" | "number" | "boolean" | "null";

/** Longer values help nobody in an outline. */
const maximumDetail = 60;

/** The objects of one document and their fields; nothing for a document that is no manifest. */
export function documentSymbols(document: YamlDocument): readonly DocumentSymbol[] {
  const { root, text } = document;
  const object = Cursor.root(root);
  const name = manifestName(object);
  if (root === undefined || name === undefined) return [];
  const namespace = object.at("metadata", "namespace").string;
  const ownName = object.at("metadata", "name");
  const range = trimmed(text, root);
  const symbol: DocumentSymbol = {
    name,
    kind: "manifest",
    range,
    selectionRange: inside(range, ownName.present ? ownName.range : object.at("kind").range),
    children: childrenOf(object, text),
    ...(namespace === undefined ? {} : { detail: namespace }),
  };
  return [symbol];
}

function manifestName(object: Cursor): string | undefined {
  const kind = object.at("kind").string;
  if (kind === undefined || object.at("apiVersion").string === undefined) return undefined;
  const metadata = object.at("metadata");
  const name = metadata.at("name").string ?? generatedName(metadata.at("generateName").string);
  return name === undefined ? kind : `${kind}/${name}`;
}

function generatedName(prefix: string | undefined): string | undefined {
  return prefix === undefined ? undefined : `${prefix}*`;
}

/** What an alias or a merge key brings in is shown where it was written, not again. */
function childrenOf(at: Cursor, text: string): readonly DocumentSymbol[] {
  if (at.node?.alias !== undefined) return [];
  const fields = at.fields().filter((field) => field.entry?.merged !== true);
  return [
    ...fields.map((field) => fieldSymbol(field, text)),
    ...at.items().map((item) => itemSymbol(item, text)),
  ];
}

function fieldSymbol(field: Cursor, text: string): DocumentSymbol {
  const key = field.keyRange;
  const range = trimmed(text, { start: key.start, end: Math.max(key.end, field.node?.end ?? 0) });
  return {
    ...described(field, text),
    name: field.name === "" ? '""' : field.name,
    range,
    selectionRange: key,
  };
}

function itemSymbol(item: Cursor, text: string): DocumentSymbol {
  const range = trimmed(text, item.node ?? item.range);
  const name = manifestName(item) ?? item.at("name").string ?? item.name;
  return { ...described(item, text), name, range, selectionRange: inside(range, item.keyRange) };
}

function described(at: Cursor, text: string): Pick<DocumentSymbol, "kind" | "detail" | "children"> {
  if (at.isMapping) return { kind: "mapping", children: childrenOf(at, text) };
  if (at.isSequence) return { kind: "list", children: childrenOf(at, text) };
  const value = at.scalar?.value ?? null;
  if (value === null) return { kind: "null", children: [] };
  const shown = String(value);
  const detail = shown.length > maximumDetail ? `${shown.slice(0, maximumDetail)}…` : shown;
  const kind = typeof value === "bigint" ? "number" : (typeof value as "string" | "number" | "boolean");
  return { kind, detail: detail.replace(/\s+/g, " "), children: [] };
}

/** Block collections and block scalars end where the next node starts; the outline ends with their last word. */
function trimmed(text: string, range: Range): Range {
  return { start: range.start, end: range.start + text.slice(range.start, range.end).trimEnd().length };
}

/** Clients refuse a selection outside the range, as a value that came in through a merge key would be. */
function inside(range: Range, wanted: Range): Range {
  const fits = wanted.start >= range.start && wanted.end <= range.end;
  return fits ? wanted : { start: range.start, end: range.start };
}
