import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { deflateRawSync } from "node:zlib";
import { readModelDocumentation } from "./catalogue/modelDocumentation.ts";
import type { Texts } from "./catalogue/modelDocumentation.ts";
import { readDocumentationFolder } from "./catalogue/ownDocumentation.ts";

const root = join(import.meta.dirname, "..");
const models = join(root, "node_modules/@kubernetes/client-node/dist/gen/models");

/**
 * Packs the documentation of fields into `<directory>/documentation.bin`: for every definition of the catalogue a line with its texts by
 * field name, those of Kubernetes from the typings of its client package, those of other projects from catalog/documentation/, and the
 * Chinese ones of `catalog/documentation.zh-cn` behind `DEFINITION@zh-cn`. A definition that continues a built-in one has that one's
 * texts, too.
 */
export function packDocumentation(directory: string): void {
  const table: Record<string, Texts> = {};
  for (const [definition, texts] of readModelDocumentation(models, builtInDefinitions()))
    table[definition] = texts;
  for (const { types } of readDocumentationFolder(join(root, "catalog/documentation")))
    for (const type of types)
      table[type.definition] = { ...baseTexts(table, type.extends), ...fromMap(type.texts) };
  for (const { types } of readDocumentationFolder(join(root, "catalog/documentation.zh-cn")))
    for (const type of types) table[`${type.definition}@zh-cn`] = fromMap(type.texts);
  const lines = Object.entries(table).map(
    ([definition, texts]) => `${definition}\t${JSON.stringify(texts)}\n`,
  );
  mkdirSync(directory, { recursive: true });
  writeFileSync(
    join(directory, "documentation.bin"),
    deflateRawSync(`\n${lines.join("")}`, { level: 9, memLevel: 9 }),
  );
}

function builtInDefinitions(): readonly string[] {
  const folder = join(root, "catalog/built-in");
  const texts = readdirSync(folder).map((file) => readFileSync(join(folder, file), "utf8"));
  return texts.flatMap((text) => [...text.matchAll(/^type (\S+)/gm)].map((match) => match[1] ?? "")).sort();
}

/** The text on the type itself is not inherited: the new type is another thing. */
function baseTexts(table: Readonly<Record<string, Texts>>, base: string | undefined): Texts {
  const texts = base === undefined ? undefined : table[base];
  return Object.fromEntries(Object.entries(texts ?? {}).filter(([field]) => field !== ""));
}

function fromMap(texts: ReadonlyMap<string, string>): Texts {
  return Object.fromEntries(texts);
}
