import { inflateSync } from "fflate";
import type { SchemaSet } from "../core/schema/schema.ts";
import { readCatalogue, readDocumentation, type FindDocumentation } from "./packedCatalogue.ts";

/** What has been read of the extension's files, where no process could. */
export interface ReadFiles {
  readonly catalogue: Uint8Array;
  readonly documentation: Uint8Array;
}

/** The built-in kinds as one Kubernetes version (`1.30` to `1.36`) serves them. */
export function catalogueIn({ catalogue }: ReadFiles, kubernetesVersion: string): SchemaSet {
  return readCatalogue(catalogue, kubernetesVersion, inflate);
}

/** The documentation of fields, unpacked when the first text is asked for. */
export function documentationIn({ documentation }: ReadFiles): FindDocumentation {
  return readDocumentation(() => inflate(documentation));
}

function inflate(bytes: Uint8Array): string {
  return new TextDecoder().decode(inflateSync(bytes));
}
