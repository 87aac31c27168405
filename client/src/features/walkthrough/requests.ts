import { env, l10n, ProgressLocation, window, workspace, type Uri } from "vscode";
import {
  parseRelocations,
  parseWalkthrough,
  walkthroughMethods as methods,
  type Relocation,
  type Walkthrough,
} from "../../core/walkthrough.ts";
import type { LanguageClient } from "../../infrastructure/languageClient.ts";

export type ExportFormat = "tour" | "markdown" | "mermaid" | "json";

/** What the language server knows of Go programs. It is asked with paths: Go files are never opened there. */
export interface WalkthroughRequests {
  /** `undefined` where the file belongs to no program. May take seconds; cancelling ends the work. */
  walk(file: Uri): Promise<Walkthrough | undefined>;
  /** The number of steps, if it is known without walking. */
  count(file: Uri): Promise<number | undefined>;
  /** Where steps are in the text that their file has now. */
  relocate(text: string, anchors: readonly unknown[]): Promise<readonly Relocation[]>;
  export(file: Uri, format: ExportFormat): Promise<string | undefined>;
}

export function createRequests(client: LanguageClient, cacheFolder: string): WalkthroughRequests {
  let lastId = 0;
  const program = (file: Uri): object => ({
    uri: file.toString(),
    unsaved: unsavedGoFiles(),
    language: env.language,
    cacheFolder,
  });
  return {
    async walk(file) {
      const id = ++lastId;
      const title = l10n.t("Reading the Go program …");
      return window.withProgress(
        { location: ProgressLocation.Notification, title, cancellable: true },
        async (progress, token) => {
          const listener = client.onNotification(methods.progress, (value: unknown) => {
            const inputs = inputsOf(value, id);
            if (inputs !== undefined) progress.report({ message: l10n.t("{0} files", inputs) });
          });
          try {
            return parseWalkthrough(await client.sendRequest(methods.walk, { ...program(file), id }, token));
          } finally {
            listener.dispose();
          }
        },
      );
    },
    async count(file) {
      const count: unknown = await client.sendRequest(methods.count, program(file));
      return typeof count === "number" ? count : undefined;
    },
    async relocate(text, anchors) {
      return parseRelocations(await client.sendRequest(methods.relocate, { text, anchors }));
    },
    async export(file, format) {
      const text: unknown = await client.sendRequest(methods.export, { ...program(file), format });
      return typeof text === "string" ? text : undefined;
    },
  };
}

function unsavedGoFiles(): readonly { readonly uri: string; readonly text: string }[] {
  return workspace.textDocuments
    .filter(({ isDirty, languageId, uri }) => isDirty && languageId === "go" && uri.scheme === "file")
    .map((document) => ({ uri: document.uri.toString(), text: document.getText() }));
}

function inputsOf(value: unknown, id: number): number | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { id: of, inputs } = value as Partial<Record<string, unknown>>;
  return of === id && typeof inputs === "number" ? inputs : undefined;
}
