import type { GoFile, GoPackage, Program } from "../program.ts";
import { lineStarts, lineAt } from "../lines.ts";
import { underlying, type GoType } from "../types.ts";
import { typeOfKind } from "./customField.ts";
import { elementOf, jsonFields, type JsonField } from "./jsonFields.ts";

/** Where the definition of a custom resource says something of a field of a Go struct. */
export interface SchemaPlace {
  readonly kind: string;
  /** The name of the Go package, which is most often that of the version. */
  readonly version: string;
  /** From the schema of the version down: `properties`, `spec`, `properties`, `slots`, `items`. */
  readonly path: readonly string[];
}

/** Types that are looked through for one question. */
const mostTypes = 3000;

/**
 * The places of the field at an offset of a Go file in the schemas of the kinds of its package: the field whose tag or whose
 * comment above is there. Kinds of other packages that use the struct are not known.
 */
export function schemaPlaces(
  program: Program,
  home: GoPackage,
  path: string,
  offset: number,
): readonly SchemaPlace[] {
  const file = home.files.find((each) => each.path === path);
  const field = file === undefined ? undefined : fieldAt(program, file, offset);
  if (field === undefined) return [];
  return [...home.types.values()].filter(isKind).flatMap((declaration) => {
    const search: Search = { program, field, found: [], open: new Set(), left: mostTypes };
    follow(search, typeOfKind(declaration), []);
    const kind = declaration.outline.name;
    return search.found.map((at) => ({ kind, version: home.name, path: at }));
  });
}

function isKind({
  outline,
  file,
}: {
  readonly outline: { start: number; end: number };
  readonly file: GoFile;
}): boolean {
  const text = file.text.slice(outline.start, outline.end);
  return /^\s*(?:\w+\.)?TypeMeta\b/mu.test(text) && !/^\s*(?:\w+\.)?ListMeta\b/mu.test(text);
}

/** The field of a struct that a place in the comment above it, or its own line, belongs to. */
function fieldAt(program: Program, file: GoFile, offset: number): JsonField | undefined {
  const starts = lineStarts(file.text);
  const line = lineAt(starts, offset);
  for (const outline of file.outline.declarations) {
    if (outline.kind !== "type" || offset < outline.start || outline.end <= offset) continue;
    const type = underlying(program, typeOfKind({ outline, file }));
    if (type?.kind !== "struct") continue;
    const field = jsonFields(program, type).find(({ declaration }) => declaration.end >= offset);
    const ownLine = field === undefined ? 0 : lineAt(starts, field.declaration.start);
    const between = file.text.split("\n").slice(line - 1, Math.max(line - 1, ownLine - 1));
    if (between.every((each) => /^\s*\/\//u.test(each))) return field;
  }
  return undefined;
}

interface Search {
  readonly program: Program;
  readonly field: JsonField;
  readonly found: (readonly string[])[];
  /** Types that are being looked through, so that one in itself ends. */
  readonly open: Set<string>;
  left: number;
}

function follow(search: Search, type: GoType | undefined, path: readonly string[]): void {
  const lists: string[] = [];
  const structure = elementOf(search.program, type, () => lists.push("items"));
  const at = [...path, ...lists];
  if (structure?.kind === "map") follow(search, structure.element, [...at, "additionalProperties"]);
  if (structure?.kind !== "struct") return;
  const key = `${structure.file.path} ${String(structure.node.start)}`;
  if (search.open.has(key) || search.left-- <= 0) return;
  search.open.add(key);
  for (const field of jsonFields(search.program, structure)) {
    const own = field.name === undefined ? at : [...at, "properties", field.name];
    const isIt =
      field.file.path === search.field.file.path &&
      field.declaration.start === search.field.declaration.start;
    if (isIt && field.name !== undefined) search.found.push(own);
    else follow(search, field.type, own);
  }
  search.open.delete(key);
}
