import { commands, env, Uri, workspace, type ExtensionContext } from "vscode";

/**
 * Shows the page that explains a rule, or the list of all rules when no code is given. The pages ship with the extension, so
 * this works without a network.
 * @param code from the link at a diagnostic; anything that is no rule leads to the list
 */
export async function showRule({ extensionUri }: ExtensionContext, code?: unknown): Promise<void> {
  const folder = pagesIn(extensionUri);
  const page = typeof code === "string" && /^[a-z0-9-]+$/u.test(code) ? code : "README";
  const wanted = Uri.joinPath(folder, `${page}.md`);
  const exists = await workspace.fs.stat(wanted).then(
    () => true,
    () => false,
  );
  await commands.executeCommand("markdown.showPreview", exists ? wanted : Uri.joinPath(folder, "README.md"));
}

/** The text of the page that explains a rule; empty where there is none. */
export async function readRule({ extensionUri }: ExtensionContext, code: string): Promise<string> {
  if (!/^[a-z0-9-]+$/u.test(code)) return "";
  const page = Uri.joinPath(pagesIn(extensionUri), `${code}.md`);
  return workspace.fs.readFile(page).then(
    (bytes) => new TextDecoder().decode(bytes),
    () => "",
  );
}

/** The folder of the pages in the editor's display language, as far as there are some. */
function pagesIn(extensionUri: Uri): Uri {
  return Uri.joinPath(extensionUri, env.language === "zh-cn" ? "docs/zh-cn/rules" : "docs/rules");
}
