import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { minorVersion } from "../server/src/core/schema/catalogueLine.ts";
import { readOpenApi } from "../server/src/core/schema/readOpenApi.ts";
import type { OpenApiDefinitions } from "../server/src/core/schema/readOpenApi.ts";
import type { Schema } from "../server/src/core/schema/schema.ts";
import { builtInFiles } from "./catalogue/builtIns.ts";
import type { VersionOfKubernetes } from "./catalogue/builtIns.ts";
import { customFiles } from "./catalogue/customKinds.ts";
import type { CustomKinds } from "./catalogue/customKinds.ts";
import { coreTypeFinder } from "./catalogue/coreTypes.ts";
import { nameTypes } from "./catalogue/nameTypes.ts";
import { noticeText } from "./catalogue/notice.ts";
import { readDocumentationFolder } from "./catalogue/ownDocumentation.ts";
import type { DocumentedType } from "./catalogue/ownDocumentation.ts";
import { readCrdFiles } from "./catalogue/readCrdFiles.ts";
import { readResourceScopes } from "./catalogue/resourceScopes.ts";

const objectMeta = "io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta";
const catalogue = join(import.meta.dirname, "..", "catalog");

/**
 * Writes the catalogue's text anew, the same for the same input:
 *
 *     node scripts/catalogue.ts --openapi FOLDER [--partial 1.36] [--crds INDEX]
 *
 * `--openapi` is a folder with one folder per minor version that holds the documents of `/openapi/v3`, `--crds` a table of CRD
 * files (see readCrdFiles.ts).
 */
const { values } = parseArgs({
  options: { openapi: { type: "string" }, partial: { type: "string" }, crds: { type: "string" } },
});

if (values.openapi !== undefined) {
  const scopes = readResourceScopes(readFileSync(join(catalogue, "resources.txt"), "utf8"));
  const versions = readVersions(values.openapi);
  writeFiles("built-in", builtInFiles(versions, scopes));
  const newest = versions.at(-1);
  if (values.crds !== undefined && newest !== undefined) {
    const published = readCrdFiles(values.crds, newest.definitions.definition(objectMeta));
    writeFiles("custom", customFiles(withNamedTypes(published, newest.definitions)));
    writeFileSync(join(catalogue, "..", "NOTICE"), noticeText(published));
  }
}

function withNamedTypes(
  published: readonly CustomKinds[],
  definitions: OpenApiDefinitions,
): readonly CustomKinds[] {
  const coreTypes = new Map<string, Schema>();
  for (const name of definitions.names) {
    const type = definitions.definition(name);
    if (type !== undefined) coreTypes.set(name, type);
  }
  const parts = [...coreTypes.values()].filter((type) => !type.properties.has("apiVersion"));
  const documented = new Map<string, DocumentedType>();
  for (const { group, types } of readDocumentationFolder(join(catalogue, "documentation")))
    for (const type of types) for (const place of type.places) documented.set(`${group} ${place}`, type);
  const naming = { documented, coreTypes, findCoreType: coreTypeFinder(parts) };
  return published.map(({ source, kinds }) => ({
    source,
    kinds: kinds.map((kind) => nameTypes(kind, naming)),
  }));
}

/**
 * The versions in a folder of folders `<minor version>/*.json`, oldest first. A server with its default settings publishes
 * no alpha and few beta versions; what it left out (`--partial 1.36`) is taken from the version before.
 */
function readVersions(folder: string): readonly VersionOfKubernetes[] {
  const versions = readdirSync(folder).sort((a, b) => minorVersion(a) - minorVersion(b));
  let before: ReadonlyMap<string, unknown> = new Map();
  return versions.map((version) => {
    const own = readDocuments(join(folder, version));
    const documents = version === values.partial ? new Map([...own, ...missingIn(own, before)]) : own;
    before = documents;
    return { version, definitions: readOpenApi([...documents.values()]) };
  });
}

function missingIn(
  own: ReadonlyMap<string, unknown>,
  before: ReadonlyMap<string, unknown>,
): [string, unknown][] {
  return [...before].filter(([file]) => !own.has(file));
}

function readDocuments(folder: string): ReadonlyMap<string, unknown> {
  const files = readdirSync(folder).sort();
  return new Map(
    files.map((file) => [file, JSON.parse(readFileSync(join(folder, file), "utf8")) as unknown]),
  );
}

function writeFiles(folder: string, files: ReadonlyMap<string, string>): void {
  const target = join(catalogue, folder);
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  for (const [name, text] of files) writeFileSync(join(target, `${name}.txt`), text);
}
