import { readdirSync, type Dirent } from "node:fs";
import path from "node:path";
import { flagDefinitions } from "../core/go/bridge/flags.ts";
import { findCustomField } from "../core/go/bridge/customField.ts";
import { lineAt, lineStarts } from "../core/go/lines.ts";
import { createProgram } from "../core/go/program.ts";
import type { ParseGo } from "../core/go/syntax.ts";
import { sourceHost } from "./sourceHost.ts";
import { withSlashes } from "./withSlashes.ts";

/** What a manifest asks the source of the programs beside it. */
export type SourceQuestion =
  | { readonly kind: "flag"; readonly name: string }
  | {
      readonly kind: "field";
      readonly gvk: { readonly group: string; readonly version: string; readonly kind: string };
      /** Names of fields and keys of maps, without indexes. */
      readonly path: readonly string[];
    };

/** A part of one line of a Go file; 0-based, in UTF-16 code units. */
export interface SourcePlace {
  readonly file: string;
  readonly line: number;
  readonly character: number;
  readonly length: number;
}

export interface SourceAnswer {
  readonly definitions: readonly SourcePlace[];
  /** Code that reads the field. */
  readonly readers: readonly SourcePlace[];
}

const nothing: SourceAnswer = { definitions: [], readers: [] };
const mostPlaces = 100;

/** Searches all Go files below the folders, without those of other projects, tests and generated ones. */
export function findSource(
  folders: readonly string[],
  question: SourceQuestion,
  parse: ParseGo,
): SourceAnswer {
  const answers = folders.map((folder) =>
    question.kind === "flag" ? findFlag(folder, question.name) : findField(folder, question, parse),
  );
  return {
    definitions: answers.flatMap(({ definitions }) => definitions).slice(0, mostPlaces),
    readers: answers.flatMap(({ readers }) => readers).slice(0, mostPlaces),
  };
}

function findFlag(folder: string, name: string): SourceAnswer {
  const definitions: SourcePlace[] = [];
  for (const [file, text] of goTexts(folder)) {
    if (!text.includes(`"${name}"`)) continue;
    for (const flag of flagDefinitions(text))
      if (flag.name === name) definitions.push(placeIn(file, text, flag.start, flag.end));
  }
  return { definitions, readers: [] };
}

/** The kinds of a group lie in a package that says the group's name, most often in one that is called like the version. */
function findField(
  folder: string,
  { gvk, path: names }: Extract<SourceQuestion, { kind: "field" }>,
  parse: ParseGo,
): SourceAnswer {
  // The name comes from a manifest; Go has no type of any other.
  if (!/^\w+$/u.test(gvk.kind)) return nothing;
  const declares = new RegExp(`^type ${gvk.kind} struct\\b|^\\t${gvk.kind} struct\\b`, "mu");
  const texts = [...goTexts(folder)];
  const homes = texts
    .filter(([, text]) => /\bTypeMeta\b/u.test(text) && declares.test(text))
    .map(([file]) => path.posix.dirname(file))
    .filter((home) =>
      texts.some(([file, text]) => path.posix.dirname(file) === home && text.includes(gvk.group)),
    );
  const home = homes.find((each) => path.posix.basename(each) === gvk.version) ?? homes[0];
  if (home === undefined) return nothing;
  const program = createProgram(sourceHost(), parse, withSlashes(folder), home);
  const kind = program.packageIn(home)?.types.get(gvk.kind);
  const found = kind === undefined ? undefined : findCustomField(program, kind, names);
  if (found === undefined) return nothing;
  const { file, node, goPath } = found;
  return {
    definitions: [placeIn(file.path, file.text, node.start, node.end)],
    readers: goPath.length < 2 ? [] : readersOf(goPath, texts, home),
  };
}

/** `crate.Spec.Image` wherever it is written out, outside of the package of the types; a copy in a variable is not followed. */
function readersOf(
  goPath: readonly string[],
  texts: readonly (readonly [file: string, text: string])[],
  home: string,
): readonly SourcePlace[] {
  const written = new RegExp(`(?<=\\w)\\.${goPath.join("\\.")}\\b`, "gu");
  return texts
    .filter(([file, text]) => path.posix.dirname(file) !== home && text.includes(goPath.join(".")))
    .flatMap(([file, text]) =>
      [...text.matchAll(written)].map((match) =>
        placeIn(file, text, match.index + 1, match.index + match[0].length),
      ),
    );
}

function placeIn(file: string, text: string, start: number, end: number): SourcePlace {
  const starts = lineStarts(text);
  const line = lineAt(starts, start) - 1;
  return { file, line, character: start - (starts[line] ?? 0), length: end - start };
}

const foreign = new Set(["vendor", "node_modules", "testdata", "third_party"]);
const generated = /^zz_generated|\.pb\.go$|_test\.go$/u;

/** Paths with `/`, and texts. */
function* goTexts(folder: string): Generator<readonly [file: string, text: string]> {
  const host = sourceHost();
  for (const file of goFiles(withSlashes(folder))) {
    const text = host.read(file);
    if (text !== undefined) yield [file, text];
  }
}

function* goFiles(folder: string): Generator<string> {
  for (const entry of entriesOf(folder)) {
    const below = `${folder}/${entry.name}`;
    if (entry.isDirectory()) {
      if (!foreign.has(entry.name) && !/^[._]/u.test(entry.name)) yield* goFiles(below);
    } else if (entry.name.endsWith(".go") && !generated.test(entry.name)) yield below;
  }
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
