import { l10n, Range, Uri, window, workspace, WorkspaceEdit } from "vscode";
import { findMigrationsMethod, type FoundMigrations, type MigrationRange } from "../../core/migration.ts";
import type { LanguageClient } from "../../infrastructure/languageClient.ts";
import { withServerProgress } from "../../infrastructure/serverProgress.ts";

/**
 * Moves every object of the workspace to the current version of its API, once the person has said so: all of them, or those
 * that are ticked in the editor's preview, where none is at first.
 */
export async function migrateWorkspace(client: LanguageClient): Promise<void> {
  const found = await find(client);
  if (found === undefined) return;
  const { files, left } = found;
  if (files.length === 0) {
    void window.showInformationMessage(
      left === 0
        ? l10n.t("No manifest of the workspace uses an old API version.")
        : l10n.t(
            "No manifest of the workspace can be migrated. Objects of old API versions that are left to you: {0}. They are listed as problems when their files are open.",
            left,
          ),
    );
    return;
  }
  const all = l10n.t("Migrate");
  const some = l10n.t("Choose in the Preview");
  const question = l10n.t("Files with objects of old API versions that can be migrated: {0}.", files.length);
  const chosen = await window.showInformationMessage(question, all, some);
  if (chosen === undefined) return;
  await workspace.applyEdit(editOf(found, chosen === some));
  if (left > 0)
    void window.showInformationMessage(
      l10n.t(
        "Objects of old API versions that are left to you: {0}. They are listed as problems when their files are open.",
        left,
      ),
    );
}

/** @returns nothing when the person has stopped it */
function find(client: LanguageClient): Thenable<FoundMigrations | undefined> {
  return withServerProgress(
    client,
    l10n.t("Looking for old API versions …"),
    async (token, workDoneToken) => {
      const found = await client.sendRequest<FoundMigrations>(findMigrationsMethod, { workDoneToken }, token);
      return token.isCancellationRequested ? undefined : found;
    },
  );
}

function editOf({ files }: FoundMigrations, needsConfirmation: boolean): WorkspaceEdit {
  const edit = new WorkspaceEdit();
  const asked = {
    needsConfirmation,
    label: l10n.t("Current API versions"),
    description: l10n.t("Move to the version of the API that replaces its own"),
  };
  for (const { uri, edits } of files)
    for (const { range, newText } of edits) edit.replace(Uri.parse(uri), toRange(range), newText, asked);
  return edit;
}

function toRange({ start, end }: MigrationRange): Range {
  return new Range(start.line, start.character, end.line, end.character);
}
