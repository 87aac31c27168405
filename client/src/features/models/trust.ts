import { l10n, window, workspace } from "vscode";

/** Whether this window may contact model servers; where it may not, the person hears why. */
export function mayContactModels(): boolean {
  if (workspace.isTrusted) return true;
  void window.showInformationMessage(l10n.t("Models are not asked in a workspace that is not trusted."));
  return false;
}
