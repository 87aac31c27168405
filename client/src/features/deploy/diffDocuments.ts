import { commands, Disposable, EventEmitter, l10n, Uri, window, workspace } from "vscode";
import { differencesIn, parseComparison, type Change } from "../../core/comparison.ts";
import { deployMethods, diffScheme } from "../../core/deployment.ts";
import type { LanguageClient } from "../../infrastructure/languageClient.ts";
import { labelled } from "../../infrastructure/phrases.ts";
import { withServerProgress } from "../../infrastructure/serverProgress.ts";
import type { ShownCluster } from "./guard.ts";
import type { Target } from "./targets.ts";

/** Shows in the editor's diff view what a command would change. */
export interface DiffDocuments {
  /** Compares what the targets mean with the cluster. */
  show(targets: readonly Target[], cluster: ShownCluster): Promise<void>;
  /** Opens what was compared already. */
  open(changes: readonly Change[], cluster: ShownCluster): Promise<void>;
  dispose(): void;
}

export function createDiffDocuments(client: LanguageClient): DiffDocuments {
  let texts: ReadonlyMap<string, string> = new Map();
  const changed = new EventEmitter<Uri>();
  const provider = workspace.registerTextDocumentContentProvider(diffScheme, {
    onDidChange: changed.event,
    provideTextDocumentContent: (uri) => texts.get(uri.toString()) ?? "",
  });

  async function open(changes: readonly Change[], { context }: ShownCluster): Promise<void> {
    const shown = differencesIn(changes);
    if (shown.length === 0) {
      void window.showInformationMessage(l10n.t("{0} has everything as it is written.", context));
      return;
    }
    texts = new Map(
      shown.flatMap(({ path, live, applied }) => [
        [uriOf("live", path).toString(), live],
        [uriOf("applied", path).toString(), applied],
      ]),
    );
    // The same object may be on screen from a comparison before.
    for (const uri of texts.keys()) changed.fire(Uri.parse(uri));
    const resources = shown.map(({ path }) => [
      uriOf("applied", path),
      uriOf("live", path),
      uriOf("applied", path),
    ]);
    await commands.executeCommand("vscode.changes", l10n.t("Changes on {0}", context), resources);
  }

  return {
    open,
    async show(targets, cluster) {
      const { context } = cluster;
      const answer = await withServerProgress(client, l10n.t("Comparing with {0}", context), (token) =>
        client.sendRequest(deployMethods.diff, { targets, context }, token),
      );
      const { changes } = parseComparison(answer);
      const failed = changes.filter(({ failure }) => failure !== undefined);
      for (const { title, failure } of failed) void window.showErrorMessage(labelled(title, failure ?? ""));
      if (failed.length < changes.length) await open(changes, cluster);
    },
    dispose: () => {
      Disposable.from(provider, changed).dispose();
    },
  };
}

/** Both sides have one path, as the editor shows another one as a renamed file; its ending makes it coloured as YAML. */
function uriOf(side: "live" | "applied", path: string): Uri {
  return Uri.from({ scheme: diffScheme, path: `/${path}.yaml`, query: side });
}
