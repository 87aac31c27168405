import { l10n, Uri, type Webview } from "vscode";

/** The page of the panel. Nothing but its own script and style sheet may run or load; what is shown comes as messages. */
export function panelHtml(webview: Webview, root: Uri): string {
  const nonce = crypto.randomUUID().replaceAll("-", "");
  const script = webview.asWebviewUri(Uri.joinPath(root, "chat.js")).toString();
  const style = webview.asWebviewUri(Uri.joinPath(root, "chat.css")).toString();
  const policy = `default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'`;
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="${policy}" />
    <meta name="viewport" content="width=device-width" />
    <title>Drydock</title>
    <link rel="stylesheet" href="${style}" />
  </head>
  <body>
    <main id="log" role="log" aria-live="polite" tabindex="0"></main>
    <form id="form">
      <textarea id="wish" aria-label="${escape(l10n.t("What should run?"))}" placeholder="${escape(l10n.t("What should run?"))}"></textarea>
      <div>
        <label><input id="attach" type="checkbox" checked /> ${escape(l10n.t("With the open manifest"))}</label>
        <button id="more" type="button">${escape(l10n.t("Attach …"))}</button>
        <span id="pending" aria-live="polite"></span>
        <button id="send" type="submit"></button>
      </div>
    </form>
    <script nonce="${nonce}" src="${script}"></script>
  </body>
</html>`;
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
