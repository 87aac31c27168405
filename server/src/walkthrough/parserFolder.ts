import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Beside the bundles in dist/server and dist/cli, or in the package when run from the sources. */
const places = ["../go/", "../../../node_modules/@vscode/tree-sitter-wasm/wasm/"];

/** The folder with the files of the Go parser. Throws when it is missing. */
export function parserFolder(): string {
  const folders = places.map((place) => fileURLToPath(new URL(place, import.meta.url)));
  const found = folders.find((folder) => existsSync(`${folder}tree-sitter-go.wasm`));
  if (found === undefined)
    throw new Error(
      "The parser for Go is missing. Build it with: npm start, npm test, or node scripts/build.ts",
    );
  return found;
}
