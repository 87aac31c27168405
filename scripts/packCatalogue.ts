import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { packDocumentation } from "./packDocumentation.ts";
import { builtInSection } from "../server/src/core/schema/catalogueSchemas.ts";

const catalogue = join(import.meta.dirname, "..", "catalog");

/**
 * Packs the catalogue's text into `<directory>/catalogue.bin`: the length of the table of contents (four bytes), the table,
 * and the sections, each compressed on its own so that only those that a document needs are ever unpacked.
 */
export function packCatalogue(directory: string): void {
  const sections = new Map<string, string>([[builtInSection, readFolder("built-in").join("")]]);
  for (const folder of ["custom", "configuration"])
    for (const name of fileNames(folder)) sections.set(basename(name, ".txt"), readFile(folder, name));
  const packed = [...sections].map(([name, text]) => ({ name, text, bytes: compress(text) }));
  const contents = packed.flatMap(({ name, text, bytes }) => [
    `section ${name} ${bytes.length}`,
    ...[...text.matchAll(/^kind .*$/gm)].map(([line]) => line),
  ]);
  const table = compress(`${contents.join("\n")}\n`);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(table.length);
  mkdirSync(directory, { recursive: true });
  writeFileSync(
    join(directory, "catalogue.bin"),
    Buffer.concat([length, table, ...packed.map(({ bytes }) => bytes)]),
  );
}

function readFolder(folder: string): readonly string[] {
  return fileNames(folder).map((name) => readFile(folder, name));
}

function readFile(folder: string, name: string): string {
  return readFileSync(join(catalogue, folder, name), "utf8").replace(/^#.*\n/gm, "");
}

function fileNames(folder: string): readonly string[] {
  const path = join(catalogue, folder);
  return existsSync(path) ? readdirSync(path).sort() : [];
}

function compress(text: string): Buffer {
  const bytes = Buffer.from(text);
  return brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length, [constants.BROTLI_PARAM_LGWIN]: 24 },
  });
}

if (import.meta.main) {
  const directory = join(import.meta.dirname, "..", "dist", "catalogue");
  packCatalogue(directory);
  packDocumentation(directory);
}
