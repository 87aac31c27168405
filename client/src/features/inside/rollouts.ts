import {
  CodeLens,
  Diagnostic,
  DiagnosticSeverity,
  Disposable,
  EventEmitter,
  l10n,
  languages,
  Range,
  window,
  type LogOutputChannel,
  type TextDocument,
} from "vscode";
import { documentSelector } from "../../infrastructure/documents.ts";
import type { LanguageClient } from "../../infrastructure/languageClient.ts";
import { insideMethods, parseRollouts, type Rollout } from "../../core/inside.ts";

/** How often what is seen is looked at again. */
const everyMilliseconds = 5000;

/**
 * How far the workloads of visible files have come, above each of them, and what keeps the first pod that does not run, at the
 * line that causes it. Nothing is asked of the cluster for files that nobody sees.
 *
 * @param context the connected one, if any
 */
export function showRollouts(
  client: LanguageClient,
  context: () => string | undefined,
  isManifest: (document: TextDocument) => boolean,
  log: LogOutputChannel,
): Disposable {
  const known = new Map<string, readonly Rollout[]>();
  const changed = new EventEmitter<void>();
  const troubles = languages.createDiagnosticCollection("drydock-rollout");
  let isBusy = false;

  const lenses = languages.registerCodeLensProvider(documentSelector, {
    onDidChangeCodeLenses: changed.event,
    provideCodeLenses: ({ uri }) =>
      (known.get(uri.toString()) ?? []).flatMap(({ title, reference, line, ready, wanted, trouble }) => {
        const range = new Range(line, 0, line, 0);
        const object = [{ context: context(), title, reference }];
        const events = new CodeLens(range, {
          title: l10n.t("{0}/{1} ready", ready, wanted),
          tooltip: l10n.t("Show the events of {0}", title),
          command: "drydock.showEvents",
          arguments: object,
        });
        if (trouble === undefined) return [events];
        const logs = new CodeLens(range, {
          title: l10n.t("log"),
          tooltip: l10n.t("Show the log of {0}", title),
          command: "drydock.showLog",
          arguments: object,
        });
        return [events, logs];
      }),
  });

  async function look(): Promise<void> {
    const connected = context();
    const seen = window.visibleTextEditors
      .map(({ document }) => document)
      .filter((document) => isManifest(document) && !/\/kustomization\.ya?ml$/iu.test(document.uri.path));
    if (connected === undefined) {
      forget();
      return;
    }
    if (!window.state.focused) return;
    for (const document of seen)
      await lookAt(document, connected).catch((error: unknown) => {
        // The text may be half written, and the state of the connection is told elsewhere, once.
        log.debug("The rollouts of a file could not be looked at", error);
      });
  }

  async function lookAt(document: TextDocument, connected: string): Promise<void> {
    const uri = document.uri.toString();
    const { version } = document;
    const answer: unknown = await client.sendRequest(insideMethods.rollouts, {
      context: connected,
      targets: [{ uri }],
    });
    if (document.version !== version || context() !== connected) return;
    const rollouts = parseRollouts(answer);
    if (JSON.stringify(rollouts) === JSON.stringify(known.get(uri) ?? [])) return;
    known.set(uri, rollouts);
    troubles.set(
      document.uri,
      rollouts.flatMap(({ title, trouble }) => {
        if (trouble === undefined) return [];
        const diagnostic = new Diagnostic(
          new Range(...trouble.range),
          `${title}: ${trouble.message}`,
          DiagnosticSeverity.Warning,
        );
        diagnostic.source = "drydock (rollout)";
        return [diagnostic];
      }),
    );
    changed.fire();
  }

  function forget(): void {
    if (known.size === 0) return;
    known.clear();
    troubles.clear();
    changed.fire();
  }

  const timer = setInterval(() => {
    if (isBusy) return;
    isBusy = true;
    void look().finally(() => {
      isBusy = false;
    });
  }, everyMilliseconds);
  return Disposable.from(
    lenses,
    changed,
    troubles,
    new Disposable(() => {
      clearInterval(timer);
    }),
  );
}
