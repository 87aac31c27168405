import { commands, l10n, languages, Position, Range, Selection, window, type TextDocument } from "vscode";
import { coverageLines, coverageMethod, type Coverage } from "../../core/coverage.ts";
import { documentSelector } from "../../infrastructure/documents.ts";
import type { LanguageClient } from "../../infrastructure/languageClient.ts";
import { shownEditor } from "../../infrastructure/shownEditor.ts";

/** Tells what the active document is checked against, and what keeps it from being checked. A choice leads to its document. */
export async function whyUnchecked(client: LanguageClient): Promise<void> {
  const editor = shownEditor();
  if (editor === undefined) {
    void window.showInformationMessage(l10n.t("Open a YAML or JSON file first."));
    return;
  }
  if (languages.match(documentSelector, editor.document) === 0) {
    await tellLanguage(editor.document);
    return;
  }
  const uri = editor.document.uri.toString();
  const coverage = await client.sendRequest<Coverage>(coverageMethod, { uri });
  const items = coverageLines(coverage).map(({ text, line }) => ({
    label: line === undefined ? l10n.t("Whole file") : l10n.t("Line {0}", line),
    detail: text,
    line,
  }));
  if (items.length === 0) {
    void window.showInformationMessage(l10n.t("There is nothing in this file yet."));
    return;
  }
  const chosen = await window.showQuickPick(items, {
    title: l10n.t("What this file is checked against"),
    matchOnDetail: true,
  });
  if (chosen?.line === undefined) return;
  const place = new Position(chosen.line - 1, 0);
  editor.selection = new Selection(place, place);
  editor.revealRange(new Range(place, place));
}

/** Such as a manifest in `compose.yaml`, which the editor by its name takes for something else. */
async function tellLanguage({ languageId }: TextDocument): Promise<void> {
  const change = l10n.t("Change Language Mode");
  const chosen = await window.showInformationMessage(
    l10n.t(
      "The editor takes this file for `{0}`. Drydock looks at files that it takes for YAML or JSON.",
      languageId,
    ),
    change,
  );
  if (chosen === change) await commands.executeCommand("workbench.action.editor.changeLanguageMode");
}
