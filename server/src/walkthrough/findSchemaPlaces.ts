import path from "node:path";
import { schemaPlaces, type SchemaPlace } from "../core/go/bridge/schemaPlaces.ts";
import type { SourceHost } from "../core/go/modules.ts";
import { createProgram } from "../core/go/program.ts";
import type { ParseGo } from "../core/go/syntax.ts";
import { rootAround } from "./rootAround.ts";
import { withSlashes } from "./withSlashes.ts";

/** A place in a Go file, whose text may not be saved yet. */
export interface FieldPlaceInFile {
  /** Absolute. */
  readonly file: string;
  readonly text: string;
  /** In UTF-16 code units. */
  readonly offset: number;
}

/**
 * The places in schemas of custom resources that are generated from the struct field at a place.
 * @param host knows the text of the file
 */
export function findSchemaPlaces(
  { file, offset }: FieldPlaceInFile,
  host: SourceHost,
  exists: (path: string) => boolean,
  parse: ParseGo,
): readonly SchemaPlace[] {
  const folder = path.dirname(file);
  const home = withSlashes(folder);
  const program = createProgram(host, parse, withSlashes(rootAround(folder, exists)), home);
  const found = program.packageIn(home);
  return found === undefined ? [] : schemaPlaces(program, found, withSlashes(file), offset);
}
