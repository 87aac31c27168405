import { readFileSync } from "node:fs";
import { brotliDecompressSync } from "node:zlib";
import { catalogueFile } from "./catalogue.ts";

/** The text on a field of an OpenAPI definition, or on the definition itself when no field is given. */
export type FindDocumentation = (definition: string, field?: string) => string | undefined;

/** The field documentation that was packed with the catalogue. The file is read when the first text is asked for. */
export function loadDocumentation(): FindDocumentation {
  let table: Readonly<Record<string, Readonly<Record<string, string>>>> | undefined;
  return (definition, field = "") => {
    table ??= JSON.parse(
      brotliDecompressSync(readFileSync(catalogueFile("documentation.bin"))).toString(),
    ) as NonNullable<typeof table>;
    const texts = table[definition];
    return texts !== undefined && Object.hasOwn(texts, field) ? texts[field] : undefined;
  };
}
