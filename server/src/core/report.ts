import type { Fix, Severity } from "./finding.ts";
import type { Cursor } from "./manifest/cursor.ts";
import type { Message } from "./text/message.ts";
import type { Range } from "./text/range.ts";

/** Report a finding at a place of the manifest. The range is the value's, or the key's with `on: "key"`. */
export type Report = (at: Cursor, message: Message, options?: ReportOptions) => void;

export interface ReportOptions {
  readonly on?: "key" | "value";
  /** A part of the value, where only that is wrong: one word of a script. */
  readonly range?: Range;
  /** The API server's path where it is not that of the place: it names the map `metadata.labels` for one bad label. */
  readonly path?: string;
  readonly severity?: Severity;
  readonly fixes?: readonly Fix[];
  readonly tags?: readonly ("deprecated" | "unnecessary")[];
}
