/** Our own request of the language server about old API versions. */
export const findMigrationsMethod = "drydock/migration/find";

/** What could be done in the whole workspace; places as the language server counts them. */
export interface FoundMigrations {
  readonly files: readonly {
    readonly uri: string;
    readonly edits: readonly { readonly range: MigrationRange; readonly newText: string }[];
  }[];
  /** Objects of old versions that only an author can move. */
  readonly left: number;
}

export interface MigrationRange {
  readonly start: MigrationPlace;
  readonly end: MigrationPlace;
}

interface MigrationPlace {
  readonly line: number;
  readonly character: number;
}
