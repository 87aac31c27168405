import { Uri, window, workspace, type ExtensionContext } from "vscode";

/** Opens a manifest with some mistakes, as a new document that nobody has to save. */
export async function openSample({ extensionUri }: ExtensionContext): Promise<void> {
  const bytes = await workspace.fs.readFile(
    Uri.joinPath(extensionUri, "client/media/walkthrough/sample.yaml"),
  );
  const content = new TextDecoder().decode(bytes);
  await window.showTextDocument(await workspace.openTextDocument({ language: "yaml", content }));
}
