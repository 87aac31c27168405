import { Disposable, window, workspace, type LogOutputChannel, type TextDocument } from "vscode";
import { mayBePartOfChart, renderMethod, type RenderOutcome } from "../../core/helm.ts";
import type { LanguageClient } from "../../infrastructure/languageClient.ts";
import { rendersCharts } from "../../infrastructure/settings.ts";

/**
 * Has the language server render the chart of a file that is shown for the first time or saved. That starts a process: only where the
 * person trusts the workspace, and only until it turns out that there is no Helm.
 */
export function renderCharts(client: LanguageClient, log: LogOutputChannel): Disposable {
  const shown = new WeakSet<TextDocument>();
  let isInstalled = true;
  const render = async ({ uri }: TextDocument): Promise<void> => {
    if (!isInstalled || !workspace.isTrusted || !rendersCharts()) return;
    if (uri.scheme !== "file" || !mayBePartOfChart(uri.path)) return;
    const outcome = await client.sendRequest<RenderOutcome>(renderMethod, { uri: uri.toString() });
    isInstalled = outcome.kind !== "not-installed";
    if (!isInstalled) log.info("There is no helm on the path: charts are not rendered.");
    if (outcome.kind === "failed")
      log.warn(`Helm cannot render the chart of ${uri.path}: ${outcome.errors ?? ""}`);
  };
  const renderLogged = (document: TextDocument): void => {
    render(document).catch((error: unknown) => {
      log.error("A chart could not be rendered", error);
    });
  };
  const renderShown = (document: TextDocument | undefined): void => {
    if (document === undefined || shown.has(document)) return;
    shown.add(document);
    renderLogged(document);
  };
  renderShown(window.activeTextEditor?.document);
  return Disposable.from(
    window.onDidChangeActiveTextEditor((editor) => {
      renderShown(editor?.document);
    }),
    workspace.onDidSaveTextDocument(renderLogged),
  );
}
