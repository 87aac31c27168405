import { env, Uri, type Webview } from "vscode";

/** What stands in a page besides its script and style sheet. */
export interface PageContents {
  /** Of its files below `dist/webview`, without their ends. */
  readonly name: string;
  /** HTML, in which every text is escaped. */
  readonly body: string;
}

/** Where pages may load from. */
export function pageRoot(extension: Uri): Uri {
  return Uri.joinPath(extension, "dist/webview");
}

/** The page of a webview. Nothing but its own script and style sheet may run or load; what it shows later comes as messages. */
export function webviewPage(webview: Webview, root: Uri, { name, body }: PageContents): string {
  const nonce = crypto.randomUUID().replaceAll("-", "");
  const script = webview.asWebviewUri(Uri.joinPath(root, `${name}.js`)).toString();
  const style = webview.asWebviewUri(Uri.joinPath(root, `${name}.css`)).toString();
  const policy = `default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'`;
  return `<!doctype html>
<html lang="${env.language}">
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="${policy}" />
    <meta name="viewport" content="width=device-width" />
    <title>Drydock</title>
    <link rel="stylesheet" href="${style}" />
  </head>
  <body>
${body}
    <script nonce="${nonce}" src="${script}"></script>
  </body>
</html>`;
}

/** A text as it stands in HTML and in the values of attributes. */
export function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
