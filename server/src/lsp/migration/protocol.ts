import type { TextEdit } from "vscode-languageserver";

/** Our own request about old API versions; an editor that does not know it never sends any. */
export const findMigrationsMethod = "drydock/migration/find";

export interface FindMigrationsParams {
  /** Where the editor listens for progress, as in the requests of the protocol itself. */
  readonly workDoneToken?: string | number;
}

/** What could be done in the whole workspace. */
export interface FindMigrationsAnswer {
  readonly files: readonly FileMigration[];
  /** Objects of old versions that only an author can move. */
  readonly left: number;
}

/** The edits that move the objects of one file. */
export interface FileMigration {
  readonly uri: string;
  readonly edits: readonly TextEdit[];
}
