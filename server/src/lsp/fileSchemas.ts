import path from "node:path";
import { configurationFile } from "../core/configuration/configuration.ts";
import { configurationSchemas } from "../core/configuration/configurationSchemas.ts";
import type { SourceFile } from "../core/documents/sourceFile.ts";
import { isKustomizationFile } from "../core/kustomize/kustomization.ts";
import { kustomizationSchemas } from "../core/kustomize/kustomizationSchemas.ts";
import type { SchemaSet } from "../core/schema/schema.ts";

/** The types that a document of an open file may have: a kustomization and `drydock.yaml` need not say yet what they are. */
export function schemasOf({ uri }: SourceFile, schemas: SchemaSet, text: string): SchemaSet {
  if (isKustomizationFile(uri)) return kustomizationSchemas(schemas, text);
  return path.posix.basename(uri) === configurationFile ? configurationSchemas(schemas, text) : schemas;
}
