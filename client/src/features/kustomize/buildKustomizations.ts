import type { Disposable, LogOutputChannel, TextDocument } from "vscode";
import { buildMethod, mayBeBuilt, type BuildOutcome } from "../../core/kustomize.ts";
import type { LanguageClient } from "../../infrastructure/languageClient.ts";
import { buildsKustomizations } from "../../infrastructure/settings.ts";
import { runForShownAndSaved } from "../../infrastructure/shownDocuments.ts";

/** Has the language server build the kustomizations that take up a file that is shown or saved. */
export function buildKustomizations(client: LanguageClient, log: LogOutputChannel): Disposable {
  /** The same complaint at each save tells nothing new. */
  const told = new Set<string>();

  async function run({ uri }: TextDocument): Promise<void> {
    const { problems } = await client.sendRequest<BuildOutcome>(buildMethod, { uri: uri.toString() });
    for (const problem of problems.filter((each) => !told.has(each))) {
      told.add(problem);
      log.info(problem);
    }
  }

  return runForShownAndSaved(client, {
    wants: ({ uri }) => buildsKustomizations() && mayBeBuilt(uri.path),
    run,
    onFailure(error) {
      log.error("A kustomization could not be built", error);
    },
    onRestart() {
      told.clear();
    },
  });
}
