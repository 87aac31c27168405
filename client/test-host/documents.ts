import {
  DiagnosticSeverity,
  languages,
  Uri,
  window,
  workspace,
  type Diagnostic,
  type TextDocument,
} from "vscode";

/** Shows a file of the opened folder. */
export async function openFile(name: string): Promise<TextDocument> {
  const [folder] = workspace.workspaceFolders ?? [];
  if (folder === undefined) throw new Error("The tests need an opened folder.");
  const document = await workspace.openTextDocument(Uri.joinPath(folder.uri, name));
  await window.showTextDocument(document);
  return document;
}

/** A new document that was never saved, shown. */
export async function openText(language: string, content: string): Promise<TextDocument> {
  const document = await workspace.openTextDocument({ language, content });
  await window.showTextDocument(document);
  return document;
}

/** What Drydock finds wrong with a document as soon as the condition holds; hints about good practice are left out. */
export async function findings(
  document: TextDocument,
  condition: (codes: readonly unknown[]) => boolean,
): Promise<readonly Diagnostic[]> {
  const ours = (): readonly Diagnostic[] =>
    languages
      .getDiagnostics(document.uri)
      .filter(({ source, severity }) => source === "drydock" && severity !== DiagnosticSeverity.Hint);
  const holds = (): boolean => condition(codesOf(ours()));
  if (holds()) return ours();
  return new Promise((resolve) => {
    const listener = languages.onDidChangeDiagnostics(({ uris }) => {
      if (!uris.some((uri) => uri.toString() === document.uri.toString()) || !holds()) return;
      listener.dispose();
      resolve(ours());
    });
  });
}

/** The stable codes, with or without a link behind them. */
export function codesOf(diagnostics: readonly Diagnostic[]): readonly unknown[] {
  return diagnostics.map(({ code }) => (typeof code === "object" ? code.value : code));
}
