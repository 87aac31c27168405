import { l10n, type Uri, type Webview } from "vscode";
import { escapeHtml, webviewPage } from "../../infrastructure/webviewPage.ts";

/** The page of the panel. */
export function panelHtml(webview: Webview, root: Uri): string {
  const wish = escapeHtml(l10n.t("What should run?"));
  const body = `    <main>
      <h1>Drydock</h1>
      <div id="log" role="log" aria-live="polite" tabindex="0"></div>
      <form id="form">
        <textarea id="wish" aria-label="${wish}" placeholder="${wish}"></textarea>
        <div>
          <label><input id="attach" type="checkbox" checked /> ${escapeHtml(l10n.t("With the open manifest"))}</label>
          <button id="more" type="button">${escapeHtml(l10n.t("Attach …"))}</button>
          <span id="pending" aria-live="polite"></span>
          <button id="send" type="submit">${escapeHtml(l10n.t("Send"))}</button>
        </div>
      </form>
    </main>`;
  return webviewPage(webview, root, { name: "chat", body });
}
