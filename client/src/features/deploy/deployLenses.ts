import { CodeLens, Disposable, EventEmitter, l10n, languages, Range, type TextDocument } from "vscode";
import { deployMethods, parsePlan } from "../../core/deployment.ts";
import { documentSelector } from "../../infrastructure/documents.ts";
import type { LanguageClient } from "../../infrastructure/languageClient.ts";
import { hasOwnObjects, type ShownManifests } from "../../infrastructure/shownManifests.ts";
import type { Target } from "./targets.ts";

/** In longer files lenses would cost more than they help. */
const mostLines = 20_000;

/** Above each object of a manifest what can be done with it on the connected cluster; nothing without one. */
export function showDeployLenses(client: LanguageClient, shown: ShownManifests): Disposable {
  const changed = new EventEmitter<void>();
  const provider = languages.registerCodeLensProvider(documentSelector, {
    onDidChangeCodeLenses: changed.event,
    provideCodeLenses: (document) => lensesOf(document, client, shown),
  });
  let context = shown.context();
  const contexts = shown.onDidChangeContext(() => {
    if (context === shown.context()) return;
    context = shown.context();
    changed.fire();
  });
  // Which files hold manifests is known a moment after they were opened.
  const manifests = shown.onDidChangeManifests(() => {
    changed.fire();
  });
  return Disposable.from(provider, contexts, manifests, changed);
}

async function lensesOf(
  document: TextDocument,
  client: LanguageClient,
  shown: ShownManifests,
): Promise<CodeLens[]> {
  if (shown.context() === undefined || document.lineCount > mostLines || !hasOwnObjects(document, shown))
    return [];
  const uri = document.uri.toString();
  // A text that is half written has no objects that could be sent.
  const plan = await client
    .sendRequest<unknown>(deployMethods.plan, { targets: [{ uri }] })
    .catch(() => undefined);
  const lines = new Set(parsePlan(plan).map(({ line }) => line));
  return [...lines].flatMap((line) => {
    const range = new Range(line, 0, line, 0);
    const place = { line, character: 0 };
    const target: Target = { uri, range: { start: place, end: place } };
    const lens = (title: string, command: string): CodeLens =>
      new CodeLens(range, { title, command, arguments: [target] });
    return [
      lens(l10n.t("Compare"), "drydock.diffSelection"),
      lens(l10n.t("Apply"), "drydock.applySelection"),
    ];
  });
}
