import { readFileSync } from "node:fs";
import path from "node:path";

const setting = "drydock.rules";

export const manifestFile = path.join(import.meta.dirname, "../../package.json");

interface Manifest {
  readonly contributes: {
    readonly configuration: readonly { readonly properties: Record<string, Record<string, unknown>> }[];
  };
}

/**
 * The extension's manifest in which the setting for severities knows all codes, so that the editor completes them and marks those that there
 * are not. Throws when the setting is not there.
 */
export function manifestWithCodes(codes: readonly string[]): string {
  const manifest = JSON.parse(readFileSync(manifestFile, "utf8")) as Manifest;
  const rules = manifest.contributes.configuration
    .map(({ properties }) => properties[setting])
    .find((found) => found !== undefined);
  if (rules === undefined) throw new Error(`package.json contributes no setting \`${setting}\`.`);
  rules["propertyNames"] = { enum: codes.toSorted(), errorMessage: "%configuration.rules.unknown%" };
  return JSON.stringify(manifest);
}
