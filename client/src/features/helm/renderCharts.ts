import type { Disposable, LogOutputChannel, TextDocument } from "vscode";
import { mayBePartOfChart, renderMethod, type RenderOutcome } from "../../core/helm.ts";
import type { LanguageClient } from "../../infrastructure/languageClient.ts";
import { rendersCharts } from "../../infrastructure/settings.ts";
import { runForShownAndSaved } from "../../infrastructure/shownDocuments.ts";

/** Has the language server render the chart of a file that is shown or saved, until it turns out that there is no Helm. */
export function renderCharts(client: LanguageClient, log: LogOutputChannel): Disposable {
  let isInstalled = true;

  async function run({ uri }: TextDocument): Promise<void> {
    tell(uri.path, await client.sendRequest<RenderOutcome>(renderMethod, { uri: uri.toString() }));
  }

  function tell(path: string, { kind, errors }: RenderOutcome): void {
    isInstalled = kind !== "not-installed";
    if (!isInstalled) log.info("There is no helm on the path: charts are not rendered.");
    if (kind === "failed") log.warn(`Helm cannot render the chart of ${path}: ${errors ?? ""}`);
  }

  return runForShownAndSaved(client, {
    wants: ({ uri }) => isInstalled && rendersCharts() && mayBePartOfChart(uri.path),
    run,
    onFailure(error) {
      log.error("A chart could not be rendered", error);
    },
    onRestart() {
      isInstalled = true;
    },
  });
}
