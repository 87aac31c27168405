import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { deflateRawSync } from "node:zlib";
import { parseVersionedType } from "../server/src/core/schema/catalogueLine.ts";
import { writeContents } from "../server/src/core/schema/catalogueContents.ts";
import { builtInSection, type CatalogueKind } from "../server/src/core/schema/catalogueSchemas.ts";
import { toGvk } from "../server/src/core/manifest/apiVersion.ts";

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
  const contents = writeContents({
    kinds: packed.flatMap(({ name, text }) => kindsIn(text, name)),
    sections: packed.map(({ name, bytes }) => ({ name, length: bytes.length })),
  });
  const table = compress(contents);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(table.length);
  mkdirSync(directory, { recursive: true });
  writeFileSync(
    join(directory, "catalogue.bin"),
    Buffer.concat([length, table, ...packed.map(({ bytes }) => bytes)]),
  );
}

/** What has to be known of the kinds in a section before one of them is looked at. */
function kindsIn(text: string, section: string): readonly CatalogueKind[] {
  return [...text.matchAll(/^kind (\S+) (\S+) (\S+) (\S+) (.*)$/gm)].map(
    ([, apiVersion = "", kind = "", plural = "", scope, type = ""]) => {
      const { since, until, deprecated } = parseVersionedType(type);
      const gvk = toGvk(apiVersion, kind);
      const info = { gvk, namespaced: scope === "namespaced", plural };
      return {
        info: deprecated ? { ...info, deprecated } : info,
        section,
        ...(since > 0 ? { since } : {}),
        ...(until < Infinity ? { until } : {}),
      };
    },
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
  return deflateRawSync(text, { level: 9, memLevel: 9 });
}
