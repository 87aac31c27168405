import os from "node:os";
import path from "node:path";

/**
 * Where downloads live that are too big for node_modules and the same for every checkout. It may be deleted at any time:
 * what is missing is fetched again. `DRYDOCK_CACHE` moves it.
 */
export function cacheFolder(): string {
  const userCache = process.env["XDG_CACHE_HOME"] ?? path.join(os.homedir(), ".cache");
  return process.env["DRYDOCK_CACHE"] ?? path.join(userCache, "drydock");
}
