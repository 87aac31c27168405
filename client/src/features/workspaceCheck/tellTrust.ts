import { workspace, type Disposable } from "vscode";
import { workspaceCheckMethods } from "../../core/workspaceCheck.ts";
import type { LanguageClient } from "../../infrastructure/languageClient.ts";

/** Tells the language server when the person begins to trust the workspace; one that starts later hears it as it connects. */
export function tellTrust(client: LanguageClient): Disposable {
  return workspace.onDidGrantWorkspaceTrust(() => {
    if (client.state !== "stopped") void client.sendNotification(workspaceCheckMethods.trust, {});
  });
}
