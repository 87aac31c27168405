import { commands, env, l10n, Range, window, workspace } from "vscode";
import { helmLanguage } from "../../infrastructure/helmExtensions.ts";
import type { ChatManifest, ManifestAction } from "../../core/chat.ts";

const yamlLanguages = ["yaml", helmLanguage];

/** What a person does with a manifest of the panel; nothing happens to a file without one. */
export async function actOn(action: ManifestAction, { text }: ChatManifest): Promise<void> {
  switch (action) {
    case "copy":
      await env.clipboard.writeText(text);
      return;
    case "new-file":
      await window.showTextDocument(await workspace.openTextDocument({ language: "yaml", content: text }));
      return;
    case "insert":
      await insert(text);
      return;
    case "diff":
      await compare(text);
      return;
    case "dry-run":
    case "cluster-diff":
      // Both work on what is open, so the person sees what is sent.
      await window.showTextDocument(await workspace.openTextDocument({ language: "yaml", content: text }));
      await commands.executeCommand(action === "dry-run" ? "drydock.dryRun" : "drydock.diff");
  }
}

/** As a document of its own at the end of the open YAML file; in a new file where that is none. */
async function insert(text: string): Promise<void> {
  const editor = window.activeTextEditor ?? window.visibleTextEditors[0];
  if (editor === undefined || !yamlLanguages.includes(editor.document.languageId)) {
    await actOn("new-file", { title: "", text, repairs: 0, findings: [] });
    return;
  }
  const { document } = editor;
  const isEmpty = document.getText().trim() === "";
  const end = document.lineAt(document.lineCount - 1).range.end;
  const lineBreak = isEmpty || end.character === 0 ? "" : "\n";
  await editor.edit((edit) => {
    edit.insert(end, isEmpty ? text : `${lineBreak}---\n${text}`);
  });
  const start = document.positionAt(document.getText().length - text.length);
  editor.revealRange(new Range(start, start));
}

async function compare(text: string): Promise<void> {
  const current = (window.activeTextEditor ?? window.visibleTextEditors[0])?.document;
  const proposed = await workspace.openTextDocument({ language: "yaml", content: text });
  if (current === undefined) await window.showTextDocument(proposed);
  else await commands.executeCommand("vscode.diff", current.uri, proposed.uri, l10n.t("Proposed manifest"));
}
