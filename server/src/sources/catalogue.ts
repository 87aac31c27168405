import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { inflateRawSync } from "node:zlib";
import type { SchemaSet } from "../core/schema/schema.ts";
import { readCatalogue, readDocumentation, type FindDocumentation } from "./packedCatalogue.ts";

/** Beside the bundles in dist/server and dist/cli, or in the built tree when run from its sources. */
const places = ["../catalogue/", "../../../dist/catalogue/"];

/** The built-in kinds as one Kubernetes version (`1.30` to `1.36`) serves them. Reads one file; throws when it has not been built. */
export function loadCatalogue(kubernetesVersion: string): SchemaSet {
  return readCatalogue(readFileSync(catalogueFile("catalogue.bin")), kubernetesVersion, inflate);
}

/** The documentation of fields. Its file is read when the first text is asked for. */
export function loadDocumentation(): FindDocumentation {
  return readDocumentation(() => inflate(readFileSync(catalogueFile("documentation.bin"))));
}

function inflate(bytes: Uint8Array): string {
  return inflateRawSync(bytes).toString();
}

/** Path of a file of the built catalogue. */
function catalogueFile(name: string): string {
  const paths = places.map((place) => fileURLToPath(new URL(place + name, import.meta.url)));
  const found = paths.find((path) => existsSync(path));
  if (found === undefined)
    throw new Error(
      `The catalogue is missing (${name}). Build it with: node_modules/.bin/node scripts/build.ts`,
    );
  return found;
}
