import { languages, l10n, Uri, window, workspace, type Disposable } from "vscode";
import type { LanguageClient } from "../../infrastructure/languageClient.ts";
import { eventLines, insideMethods, parseEvents, type ChosenObject } from "../../core/inside.ts";
import { ask } from "./asking.ts";

const scheme = "drydock-live";

/** Read-only views of what the cluster has, as it was when they were opened. */
export interface LiveDocuments {
  showObject(object: ChosenObject): Promise<void>;
  showEvents(object: ChosenObject): Promise<void>;
  dispose(): void;
}

export function createLiveDocuments(client: LanguageClient): LiveDocuments {
  const texts = new Map<string, string>();
  const provider: Disposable = workspace.registerTextDocumentContentProvider(scheme, {
    provideTextDocumentContent: (uri) => texts.get(uri.path) ?? "",
  });
  const closing = workspace.onDidCloseTextDocument(({ uri }) => {
    if (uri.scheme === scheme) texts.delete(uri.path);
  });
  let opened = 0;

  async function show(path: string, text: string, language: string): Promise<void> {
    const uri = Uri.from({ scheme, path: `/${String(++opened)}/${path}` });
    texts.set(uri.path, text);
    const document = await workspace.openTextDocument(uri);
    await languages.setTextDocumentLanguage(document, language);
    await window.showTextDocument(document, { preview: true });
  }

  return {
    async showObject({ context, title, reference }) {
      const text = await ask(client, l10n.t("Reading {0}", title), insideMethods.live, {
        context,
        reference,
      });
      if (typeof text === "string") await show(`${title} (${context})`, text, "yaml");
      else void window.showInformationMessage(l10n.t("{0} has no {1}.", context, title));
    },
    async showEvents({ context, title, reference }) {
      const asked = ask(client, l10n.t("Reading the events of {0}", title), insideMethods.events, {
        context,
        reference,
      });
      const lines = eventLines(parseEvents(await asked));
      if (lines.length > 0) await show(l10n.t("Events of {0}", title), lines.join("\n"), "log");
      else void window.showInformationMessage(l10n.t("There are no events of {0}.", title));
    },
    dispose() {
      provider.dispose();
      closing.dispose();
    },
  };
}
