import { l10n, Uri, window, workspace, type ExtensionContext } from "vscode";

/** Opens a manifest with some mistakes, as a new document that nobody has to save. */
export async function openSample({ extensionUri }: ExtensionContext): Promise<void> {
  const bytes = await workspace.fs.readFile(
    Uri.joinPath(extensionUri, "client/media/walkthrough/sample.yaml"),
  );
  const comment = l10n.t(
    "A shop with a few mistakes that an API server would refuse. Put the cursor on one and press Ctrl+. (Cmd+. on a Mac).",
  );
  const content = `# ${comment}\n${new TextDecoder().decode(bytes)}`;
  await window.showTextDocument(await workspace.openTextDocument({ language: "yaml", content }));
}
