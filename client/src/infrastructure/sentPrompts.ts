import { l10n, window, workspace } from "vscode";

/** Shows prompts as they left, in a document of their own. */
export async function showSent(prompts: readonly string[]): Promise<void> {
  const content =
    prompts.length === 0 ? l10n.t("Nothing is known of an earlier session.") : prompts.join("\n\n────\n\n");
  await window.showTextDocument(await workspace.openTextDocument({ language: "plaintext", content }));
}
