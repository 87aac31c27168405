import { readContents } from "../core/schema/catalogueContents.ts";
import { catalogueSchemas } from "../core/schema/catalogueSchemas.ts";
import type { SchemaSet } from "../core/schema/schema.ts";

/** Text from its UTF-8 that was compressed as raw DEFLATE (RFC 1951), which Node and small libraries for browsers undo. */
export type Inflate = (bytes: Uint8Array) => string;

/**
 * The catalogue that a packed file holds, as one Kubernetes version (`1.30` to `1.36`) serves it. The types of an API group are
 * unpacked when a document first needs them.
 */
export function readCatalogue(file: Uint8Array, kubernetesVersion: string, inflate: Inflate): SchemaSet {
  const tableLength = new DataView(file.buffer, file.byteOffset).getUint32(0, true);
  const tableEnd = 4 + tableLength;
  const { kinds, sections } = readContents(inflate(file.subarray(4, tableEnd)));
  const sectionText = (name: string): string => {
    const section = sections.get(name);
    if (section === undefined) return "";
    const start = tableEnd + section.start;
    return inflate(file.subarray(start, start + section.length));
  };
  return catalogueSchemas({ kinds, sectionText }, kubernetesVersion);
}

/** The text on a field of an OpenAPI definition, or on the definition itself when no field is given. */
export type FindDocumentation = (definition: string, field?: string) => string | undefined;

/**
 * The field documentation that a packed file holds.
 * @param read gives the text of the file; asked for when somebody first wants to see a text
 */
export function readDocumentation(read: () => string): FindDocumentation {
  let lines: string | undefined;
  const known = new Map<string, Readonly<Record<string, string>>>();
  // A line for each definition, of which hardly anyone asks for more than a few.
  function find(definition: string): Readonly<Record<string, string>> {
    lines ??= read();
    const head = `\n${definition}\t`;
    const start = lines.indexOf(head);
    if (start === -1) return {};
    const from = start + head.length;
    return JSON.parse(lines.slice(from, lines.indexOf("\n", from))) as Record<string, string>;
  }
  return (definition, field = "") => {
    const texts = known.get(definition) ?? find(definition);
    known.set(definition, texts);
    return Object.hasOwn(texts, field) ? texts[field] : undefined;
  };
}
