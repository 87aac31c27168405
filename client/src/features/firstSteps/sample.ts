import {
  commands,
  DiagnosticSeverity,
  l10n,
  languages,
  Position,
  Selection,
  Uri,
  ViewColumn,
  window,
  workspace,
  type Diagnostic,
  type ExtensionContext,
  type TextDocument,
} from "vscode";

/** How long the findings of a sample just opened are waited for, in milliseconds; the server may have to start first. */
const longestCheck = 10_000;

/**
 * Opens a manifest with some mistakes, as a new document that nobody has to save. While it is open it is shown again instead, so that
 * a lesson goes on where the last one ended.
 * @returns the handler of the command; it is given `finding` or `repair` by the buttons of the first steps, which then begin with the
 *   first mistake that is left
 */
export function createSample(context: ExtensionContext): (lesson: unknown) => Promise<void> {
  let sample: TextDocument | undefined;
  return async (lesson) => {
    if (sample === undefined || sample.isClosed)
      sample = await workspace.openTextDocument({ language: "yaml", content: await contentOf(context) });
    const document = sample;
    const shown = window.visibleTextEditors.find((each) => each.document === document);
    const editor = await window.showTextDocument(document, shown?.viewColumn ?? columnBesidePage());
    const mistake = await firstMistake(document);
    if (mistake === undefined) return;
    // The next problem is looked for behind the cursor.
    const place = lesson === "finding" ? new Position(0, 0) : mistake.range.start;
    editor.selection = new Selection(place, place);
    if (lesson === "finding") await commands.executeCommand("editor.action.marker.next");
    if (lesson === "repair") await commands.executeCommand("editor.action.quickFix");
  };
}

/** A page that leads through the first steps stays visible. */
function columnBesidePage(): ViewColumn {
  const isPage =
    window.activeTextEditor === undefined && window.tabGroups.activeTabGroup.activeTab !== undefined;
  return isPage ? ViewColumn.Beside : ViewColumn.Active;
}

async function contentOf({ extensionUri }: ExtensionContext): Promise<string> {
  const bytes = await workspace.fs.readFile(
    Uri.joinPath(extensionUri, "client/media/walkthrough/sample.yaml"),
  );
  const comments = [
    l10n.t("An API server would refuse this shop."),
    l10n.t("The cursor is on a mistake: Ctrl+. (Mac: Cmd+.)"),
  ];
  return `${comments.map((line) => `# ${line}\n`).join("")}${new TextDecoder().decode(bytes)}`;
}

/** The first error in the document; the server may not have seen it yet. Absent when none is left, or none is found in time. */
async function firstMistake({ uri }: TextDocument): Promise<Diagnostic | undefined> {
  const first = (): Diagnostic | undefined =>
    languages
      .getDiagnostics(uri)
      .filter(({ severity }) => severity === DiagnosticSeverity.Error)
      .toSorted((one, other) => one.range.start.compareTo(other.range.start))[0];
  return (
    first() ??
    (await new Promise((resolve) => {
      const end = (): void => {
        clearTimeout(patience);
        listener.dispose();
        resolve(first());
      };
      const listener = languages.onDidChangeDiagnostics(({ uris }) => {
        if (uris.some((each) => each.toString() === uri.toString())) end();
      });
      const patience = setTimeout(end, longestCheck);
    }))
  );
}
