import type { Range } from "../../text/range.ts";

/** A text that names a file, and the URI of that. */
export interface FileLink {
  readonly range: Range;
  readonly target: string;
}
