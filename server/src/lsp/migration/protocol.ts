import type { TextEdit } from "vscode-languageserver";

/** Our own request and notification about old API versions; an editor that does not know them never sends any. */
export const migrationMethods = {
  find: "drydock/migration/find",
  progress: "drydock/migration/progress",
} as const;

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

/** How far the search has come. */
export interface MigrationProgressParams {
  readonly done: number;
  readonly total: number;
}
