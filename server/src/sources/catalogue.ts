import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { brotliDecompressSync } from "node:zlib";
import { readContents } from "../core/schema/catalogueContents.ts";
import { catalogueSchemas } from "../core/schema/catalogueSchemas.ts";
import type { SchemaSet } from "../core/schema/schema.ts";

/** Newest Kubernetes version of the catalogue; what is assumed when nobody says. */
export const newestKubernetesVersion = "1.36";

/** All versions of the catalogue, oldest first. */
export const kubernetesVersions = [
  "1.30",
  "1.31",
  "1.32",
  "1.33",
  "1.34",
  "1.35",
  newestKubernetesVersion,
] as const;

/** Beside the bundles in dist/server and dist/cli, or in the built tree when run from its sources. */
const places = ["../catalogue/", "../../../dist/catalogue/"];

/**
 * The embedded catalogue as one Kubernetes version (`1.30` to `1.36`) serves it. Reads one file; the types of an API group
 * are unpacked when a document first needs them. Throws when the catalogue has not been built.
 */
export function loadCatalogue(kubernetesVersion: string): SchemaSet {
  const file = readFileSync(catalogueFile("catalogue.bin"));
  const tableEnd = 4 + file.readUInt32LE(0);
  const { kinds, sections } = readContents(brotliDecompressSync(file.subarray(4, tableEnd)).toString());
  const sectionText = (name: string): string => {
    const section = sections.get(name);
    if (section === undefined) return "";
    const start = tableEnd + section.start;
    return brotliDecompressSync(file.subarray(start, start + section.length)).toString();
  };
  return catalogueSchemas({ kinds, sectionText }, kubernetesVersion);
}

/** Path of a file of the built catalogue. */
export function catalogueFile(name: string): string {
  const paths = places.map((place) => fileURLToPath(new URL(place + name, import.meta.url)));
  const found = paths.find((path) => existsSync(path));
  if (found === undefined)
    throw new Error(
      `The catalogue is missing (${name}). Build it with: npm start, npm test, or node scripts/packCatalogue.ts`,
    );
  return found;
}
