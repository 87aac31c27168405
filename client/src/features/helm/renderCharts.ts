import { Disposable, window, workspace, type LogOutputChannel, type TextDocument } from "vscode";
import { mayBePartOfChart, renderMethod, type RenderOutcome } from "../../core/helm.ts";
import { State, type LanguageClient } from "../../infrastructure/languageClient.ts";
import { rendersCharts } from "../../infrastructure/settings.ts";

/**
 * Has the language server render the chart of a file that is shown for the first time or saved. That starts a process: only where the
 * person trusts the workspace, and only until it turns out that there is no Helm. A server that was started again knows of no chart.
 */
export function renderCharts(client: LanguageClient, log: LogOutputChannel): Disposable {
  let rendered = new WeakSet<TextDocument>();
  let isInstalled = true;

  async function render(document: TextDocument): Promise<void> {
    const { uri } = document;
    if (!isInstalled || !workspace.isTrusted || !rendersCharts()) return;
    if (uri.scheme !== "file" || !mayBePartOfChart(uri.path)) return;
    const marked = rendered.add(document);
    try {
      tell(uri.path, await client.sendRequest<RenderOutcome>(renderMethod, { uri: uri.toString() }));
    } catch (error) {
      marked.delete(document);
      log.error("A chart could not be rendered", error);
    }
  }

  function tell(path: string, { kind, errors }: RenderOutcome): void {
    isInstalled = kind !== "not-installed";
    if (!isInstalled) log.info("There is no helm on the path: charts are not rendered.");
    if (kind === "failed") log.warn(`Helm cannot render the chart of ${path}: ${errors ?? ""}`);
  }

  function renderShown(): void {
    const document = window.activeTextEditor?.document;
    if (document !== undefined && !rendered.has(document)) void render(document);
  }

  renderShown();
  return Disposable.from(
    window.onDidChangeActiveTextEditor(renderShown),
    workspace.onDidGrantWorkspaceTrust(renderShown),
    workspace.onDidSaveTextDocument((document) => void render(document)),
    client.onDidChangeState(({ newState }) => {
      if (newState === State.Running) renderShown();
      if (newState !== State.Stopped) return;
      rendered = new WeakSet();
      isInstalled = true;
    }),
  );
}
