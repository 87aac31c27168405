import { readdirSync, readFileSync } from "node:fs";
import type { SourceHost } from "../core/go/modules.ts";

/** Go sources on disk. What can not be read is absent. */
export const fileHost: SourceHost = {
  read(path) {
    try {
      return readFileSync(path, "utf8");
    } catch {
      return undefined;
    }
  },
  list(folder) {
    try {
      return readdirSync(folder);
    } catch {
      return undefined;
    }
  },
};
