import { readFileSync } from "node:fs";
import { objectMetaOf, schemaSetOf } from "../server/src/core/schema/layeredSchemas.ts";
import type { SchemaSet } from "../server/src/core/schema/schema.ts";
import { loadCatalogue } from "../server/src/sources/catalogue.ts";
import { newestKubernetesVersion } from "../server/src/sources/kubernetesVersions.ts";
import { crdKindsIn } from "../server/src/sources/crdKinds.ts";

/** The kinds of some CRD files as a set of schemas, for scripts and tests. */
export function readCrdFiles(files: readonly string[]): SchemaSet {
  const objectMeta = objectMetaOf(loadCatalogue(newestKubernetesVersion));
  const kinds = files.flatMap((file) => crdKindsIn(readFileSync(file, "utf8"), objectMeta));
  return schemaSetOf(kinds, newestKubernetesVersion, "workspace");
}
