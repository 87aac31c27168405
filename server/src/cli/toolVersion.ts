import { existsSync, readFileSync } from "node:fs";

/** Above the bundle in dist/cli, or above the sources. */
const places = ["../../package.json", "../../../package.json"];

/** The version of this package. */
export function toolVersion(): string {
  const found = places.map((place) => new URL(place, import.meta.url)).find((place) => existsSync(place));
  if (found === undefined) return "unknown";
  const { version } = JSON.parse(readFileSync(found, "utf8")) as { readonly version: string };
  return version;
}
