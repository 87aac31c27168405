import { homedir } from "node:os";
import path from "node:path";

/**
 * A folder for what one run of the command keeps for the next.
 * Source: https://specifications.freedesktop.org/basedir-spec/latest/ and the folders that other systems have for it
 */
export function cacheFolder(name: string): string {
  const stated = process.env["XDG_CACHE_HOME"] ?? process.env["LOCALAPPDATA"];
  const caches = stated === undefined || stated === "" ? path.join(homedir(), ".cache") : stated;
  return path.join(caches, "drydock", name);
}
