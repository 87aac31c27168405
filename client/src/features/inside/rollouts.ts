import {
  CodeLens,
  Diagnostic,
  DiagnosticSeverity,
  Disposable,
  EventEmitter,
  l10n,
  languages,
  Range,
  Uri,
  window,
} from "vscode";
import { documentSelector } from "../../infrastructure/documents.ts";
import type { LanguageClient } from "../../infrastructure/languageClient.ts";
import { listen } from "../../infrastructure/notifications.ts";
import { labelled } from "../../infrastructure/phrases.ts";
import { hasOwnObjects, type ShownManifests } from "../../infrastructure/shownManifests.ts";
import { insideMethods, parseRollouts, type Rollout } from "../../core/inside.ts";

/**
 * How far the workloads of visible files have come, above each of them, and what keeps the first pod that does not run, at the
 * line that causes it. The server is told which files are visible, and watches nothing of the cluster for any other.
 */
export function showRollouts(client: LanguageClient, shown: ShownManifests): Disposable {
  const { context, onDidChangeContext, onDidChangeManifests } = shown;
  const known = new Map<string, readonly Rollout[]>();
  const changed = new EventEmitter<void>();
  const troubles = languages.createDiagnosticCollection("drydock-rollout");
  let told = JSON.stringify({ uris: [] });

  const lenses = languages.registerCodeLensProvider(documentSelector, {
    onDidChangeCodeLenses: changed.event,
    provideCodeLenses: ({ uri }) =>
      (known.get(uri.toString()) ?? []).flatMap((rollout) => lensesOf(rollout, context())),
  });

  function tellShown(): void {
    const connected = context();
    const seen = window.visibleTextEditors.filter(({ document }) => hasOwnObjects(document, shown));
    const uris = connected === undefined ? [] : seen.map(({ document }) => document.uri.toString());
    const params = { context: connected, uris: [...new Set(uris)].sort() };
    const text = JSON.stringify(params);
    if (text === told) return;
    told = text;
    for (const uri of known.keys()) if (!uris.includes(uri)) take(uri, []);
    // A server that is not running watches nothing, and is told when it runs again.
    client.sendNotification(insideMethods.shown, params).catch(() => undefined);
  }

  function take(uri: string, rollouts: readonly Rollout[]): void {
    if (rollouts.length === 0) known.delete(uri);
    else known.set(uri, rollouts);
    troubles.set(
      Uri.parse(uri),
      rollouts.flatMap((rollout) => diagnosticOf(rollout) ?? []),
    );
    changed.fire();
  }

  return Disposable.from(
    lenses,
    changed,
    troubles,
    listen(client, insideMethods.rollouts, (value: unknown) => {
      const { uri, rollouts } = parseRollouts(value);
      take(Uri.parse(uri).toString(), rollouts);
    }),
    window.onDidChangeVisibleTextEditors(tellShown),
    onDidChangeContext(tellShown),
    onDidChangeManifests(tellShown),
  );
}

function lensesOf(
  { title, reference, line, ready, wanted, trouble }: Rollout,
  context: string | undefined,
): readonly CodeLens[] {
  const range = new Range(line, 0, line, 0);
  const object = [{ context, title, reference }];
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
}

function diagnosticOf({ title, trouble }: Rollout): Diagnostic | undefined {
  if (trouble === undefined) return undefined;
  const range = new Range(...trouble.range);
  const diagnostic = new Diagnostic(range, labelled(title, trouble.message), DiagnosticSeverity.Warning);
  diagnostic.source = "drydock (rollout)";
  return diagnostic;
}
