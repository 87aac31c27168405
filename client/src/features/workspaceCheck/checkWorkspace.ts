import { commands, l10n, window, workspace } from "vscode";
import { workspaceCheckMethods, type WorkspaceCheckOutcome } from "../../core/workspaceCheck.ts";
import type { LanguageClient } from "../../infrastructure/languageClient.ts";
import { withServerProgress } from "../../infrastructure/serverProgress.ts";

/** Checks all files of the workspace and shows what was found; from then on findings follow the files. */
export async function checkWorkspace(client: LanguageClient): Promise<void> {
  if (workspace.workspaceFolders === undefined) {
    void window.showInformationMessage(l10n.t("Open a folder first: there is no workspace to check."));
    return;
  }
  const outcome = await check(client);
  await commands.executeCommand("workbench.actions.view.problems");
  if (outcome === undefined) return;
  void window.showInformationMessage(
    outcome.isCut
      ? l10n.t(
          "Files checked: {0}. There are more findings than can be listed; those of the first files are.",
          outcome.files,
        )
      : l10n.t("Files checked: {0}. Their findings are listed as problems.", outcome.files),
  );
}

/** Takes back what was shown of files that are not open. */
export async function checkOpenFiles(client: LanguageClient): Promise<void> {
  await client.sendRequest(workspaceCheckMethods.end);
}

/** @returns nothing when the person has stopped it */
function check(client: LanguageClient): Thenable<WorkspaceCheckOutcome | undefined> {
  return withServerProgress(client, l10n.t("Checking the workspace …"), async (token, workDoneToken) => {
    const outcome = await client.sendRequest<WorkspaceCheckOutcome>(
      workspaceCheckMethods.start,
      { workDoneToken },
      token,
    );
    return token.isCancellationRequested ? undefined : outcome;
  });
}
