import { globSync } from "node:fs";
import path from "node:path";
import { readCrdFiles } from "../../../scripts/crdFiles.ts";
import { layerSchemas } from "../../src/core/schema/layeredSchemas.ts";
import type { SchemaSet } from "../../src/core/schema/schema.ts";
import { loadCatalogue } from "../../src/sources/catalogue.ts";
import { newestKubernetesVersion } from "../../src/sources/kubernetesVersions.ts";

/** Schemas are never changed, so that all tests of a process read them once. */
const builtIn = new Map<string, SchemaSet>();
const published = new Map<string, SchemaSet>();

/** The built-in kinds of a Kubernetes version. */
export function builtInKinds(kubernetesVersion = newestKubernetesVersion): SchemaSet {
  return once(builtIn, kubernetesVersion, () => loadCatalogue(kubernetesVersion));
}

/** The same below those that the published definitions in a folder declare. */
export function publishedKinds(folder: string): SchemaSet {
  return once(published, folder, () => {
    const files = globSync("**/*.{yaml,yml,json}", { cwd: folder });
    const schemas = builtInKinds();
    return layerSchemas([
      readCrdFiles(
        files.map((file) => path.join(folder, file)),
        schemas,
      ),
      schemas,
    ]);
  });
}

function once(known: Map<string, SchemaSet>, name: string, read: () => SchemaSet): SchemaSet {
  const schemas = known.get(name) ?? read();
  known.set(name, schemas);
  return schemas;
}
