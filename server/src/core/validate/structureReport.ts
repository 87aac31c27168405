import type { Cursor } from "../manifest/cursor.ts";
import type { ReportOptions } from "../report.ts";
import type { Message } from "../text/message.ts";
import type { StructureCodeName } from "./structureCodes.ts";

/** Reports what does not have the shape of its type. */
export type StructureReport = (
  code: StructureCodeName,
  at: Cursor,
  message: Message,
  options?: StructureOptions,
) => void;

export interface StructureOptions extends ReportOptions {
  /** The field that a misspelled or misplaced one was probably meant to be; that it is missing is the same mistake. */
  readonly meant?: Cursor;
  /** Whether what stands there has the type of that field. */
  readonly isReadable?: boolean;
}
