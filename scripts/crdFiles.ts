import { readFileSync } from "node:fs";
import { objectMetaOf, schemaSetOf } from "../server/src/core/schema/layeredSchemas.ts";
import type { SchemaSet } from "../server/src/core/schema/schema.ts";
import { crdKindsIn } from "../server/src/sources/crdKinds.ts";

/** The kinds of some CRD files as a set of schemas, for scripts and tests. `builtIn` knows the type of their metadata. */
export function readCrdFiles(files: readonly string[], builtIn: SchemaSet): SchemaSet {
  const objectMeta = objectMetaOf(builtIn);
  const kinds = files.flatMap((file) => crdKindsIn(readFileSync(file, "utf8"), objectMeta));
  return schemaSetOf(kinds, builtIn.kubernetesVersion, "workspace");
}
