import { commands, Disposable, l10n, Uri, window, workspace } from "vscode";
import type { LanguageClient } from "../../infrastructure/languageClient.ts";
import { deployMethods } from "../../core/deployment.ts";
import type { ShownCluster } from "./guard.ts";
import { withSteps } from "./progress.ts";
import type { Target } from "./targets.ts";

const scheme = "drydock-diff";

interface Diff {
  readonly title: string;
  readonly live: string;
  readonly applied: string;
  readonly failure: string | undefined;
}

/** Shows in the editor's diff view what applying would change. */
export interface DiffDocuments {
  show(targets: readonly Target[], cluster: ShownCluster): Promise<void>;
  dispose(): void;
}

export function createDiffDocuments(client: LanguageClient): DiffDocuments {
  let texts: ReadonlyMap<string, string> = new Map();
  const provider = workspace.registerTextDocumentContentProvider(scheme, {
    provideTextDocumentContent: (uri) => texts.get(uri.toString()) ?? "",
  });

  return {
    async show(targets, cluster) {
      const answer = await withSteps(client, l10n.t("Comparing with {0}", cluster.context), (token) =>
        client.sendRequest(deployMethods.diff, { targets, context: cluster.context }, token),
      );
      const diffs = diffsIn(answer);
      const changed = diffs.filter(({ live, applied, failure }) => failure !== undefined || live !== applied);
      for (const { title, failure } of changed)
        if (failure !== undefined) void window.showErrorMessage(`${title}: ${failure}`);
      const shown = changed.filter(({ failure }) => failure === undefined);
      if (changed.length === 0) {
        void window.showInformationMessage(l10n.t("{0} has everything as it is written.", cluster.context));
        return;
      }
      texts = new Map(
        shown.flatMap((diff) => [
          [uriOf("live", diff.title).toString(), diff.live],
          [uriOf("applied", diff.title).toString(), diff.applied],
        ]),
      );
      const resources = shown.map(({ title }) => [
        uriOf("applied", title),
        uriOf("live", title),
        uriOf("applied", title),
      ]);
      if (resources.length > 0)
        await commands.executeCommand("vscode.changes", l10n.t("Changes on {0}", cluster.context), resources);
    },
    dispose: () => {
      Disposable.from(provider).dispose();
    },
  };
}

/** Both sides have one path, as the editor shows another one as a renamed file; its ending makes it coloured as YAML. */
function uriOf(side: "live" | "applied", title: string): Uri {
  return Uri.from({ scheme, path: `/${title}.yaml`, query: side });
}

function diffsIn(answer: unknown): readonly Diff[] {
  if (typeof answer !== "object" || answer === null || !("diffs" in answer) || !Array.isArray(answer.diffs))
    return [];
  return answer.diffs.flatMap((each: unknown): readonly Diff[] => {
    if (typeof each !== "object" || each === null) return [];
    const { title, live, applied, failure } = each as Partial<Record<string, unknown>>;
    if (typeof title !== "string" || typeof live !== "string" || typeof applied !== "string") return [];
    return [{ title, live, applied, failure: typeof failure === "string" ? failure : undefined }];
  });
}
