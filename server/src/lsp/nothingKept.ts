import type { DocumentCache } from "../cache/documentCache.ts";

/** Where nothing is kept between sessions. */
export const nothingKept: DocumentCache = {
  read: () => Promise.resolve(undefined),
  write: () => Promise.resolve(),
};
