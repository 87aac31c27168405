import {
  env,
  l10n,
  languages,
  ProgressLocation,
  window,
  workspace,
  type CancellationToken,
  type DocumentFilter,
  type Position,
  type TextDocument,
  type Uri,
} from "vscode";
import { parseFunctionAnswer, type FunctionAnswer } from "../../core/functionInWalk.ts";
import {
  parseExplanation,
  parsePlaces,
  parseRelocations,
  parseWalkthrough,
  walkthroughMethods as methods,
  type Explanation,
  type Place,
  type Relocation,
  type Walkthrough,
} from "../../core/walkthrough.ts";
import type { LanguageClient } from "../../infrastructure/languageClient.ts";
import { listen } from "../../infrastructure/notifications.ts";

export type ExportFormat = "tour" | "markdown" | "mermaid" | "json";

/** What the language server knows of Go programs. It is asked with paths: Go files are never opened there. */
export interface WalkthroughRequests {
  /** Whether it is a Go file whose program can be read. */
  isSource(document: TextDocument): boolean;
  /** `undefined` where the file belongs to no program. May take seconds; cancelling ends the work. */
  walk(file: Uri): Promise<Walkthrough | undefined>;
  /** A tour file of CodeTour as a walkthrough; its paths are relative to the root. */
  openTour(tour: Uri, root: Uri): Promise<Walkthrough | undefined>;
  /** The number of steps, if it is known without walking and without starting the language server for it. */
  count(file: Uri): Promise<number | undefined>;
  /** Where steps are in the text that their file has now. */
  relocate(text: string, anchors: readonly unknown[]): Promise<readonly Relocation[]>;
  /** What manifests have of a flag, a kubebuilder marker or a field of a custom resource in a Go file. */
  manifests(document: TextDocument, position: Position): Promise<readonly Place[]>;
  /** What the function around a place is in the walkthrough of the program of another file. */
  functionAt(program: Uri, document: TextDocument, position: Position): Promise<FunctionAnswer>;
  /** @param onText is told the sentences that were checked so far */
  explain(
    file: Uri,
    topic: Topic,
    token: CancellationToken,
    onText: (text: string) => void,
    question?: string,
  ): Promise<Explanation | undefined>;
  /** @param isPinned to the commit that is checked out; `undefined` comes back where there is none */
  export(file: Uri, format: ExportFormat, isPinned: boolean): Promise<string | undefined>;
}

/** The order of a step, 0 for all of them, or a function. */
export type Topic = number | { readonly uri: string; readonly name: string };

/** @param goFiles whose programs can be read */
export function createRequests(
  client: LanguageClient,
  cacheFolder: string,
  goFiles: readonly DocumentFilter[],
): WalkthroughRequests {
  let lastId = 0;
  const isSource = (document: TextDocument): boolean => languages.match(goFiles, document) > 0;
  const program = (file: Uri): object => ({
    uri: file.toString(),
    unsaved: workspace.textDocuments
      .filter((document) => document.isDirty && isSource(document))
      .map((document) => ({ uri: document.uri.toString(), text: document.getText() })),
    language: env.language,
    cacheFolder,
  });

  /** A request that may walk first: says how far it has come, and can be cancelled. */
  async function walking(method: string, params: object): Promise<unknown> {
    const id = ++lastId;
    const title = l10n.t("Reading the Go program …");
    return window.withProgress(
      { location: ProgressLocation.Notification, title, cancellable: true },
      async (progress, token) => {
        const listener = listen(client, methods.progress, (value: unknown) => {
          const { id: of, inputs } = fieldsOf(value);
          if (of === id && typeof inputs === "number")
            progress.report({ message: l10n.t("{0} files", inputs) });
        });
        try {
          return await client.sendRequest(method, { ...params, id }, token);
        } finally {
          listener.dispose();
        }
      },
    );
  }

  return {
    isSource,
    async walk(file) {
      return parseWalkthrough(await walking(methods.walk, program(file)));
    },
    async functionAt(file, document, position) {
      const place = {
        fileUri: document.uri.toString(),
        text: document.getText(),
        offset: document.offsetAt(position),
      };
      return parseFunctionAnswer(await walking(methods.function, { ...program(file), ...place }));
    },
    async openTour(tour, root) {
      const params = { uri: tour.toString(), rootUri: root.toString() };
      return parseWalkthrough(await client.sendRequest(methods.openTour, params));
    },
    async count(file) {
      if (client.state !== "running") return undefined;
      const count: unknown = await client.sendRequest(methods.count, program(file));
      return typeof count === "number" ? count : undefined;
    },
    async relocate(text, anchors) {
      return parseRelocations(await client.sendRequest(methods.relocate, { text, anchors }));
    },
    async manifests(document, position) {
      const text = document.getText();
      const params = { uri: document.uri.toString(), text, offset: document.offsetAt(position) };
      return parsePlaces(await client.sendRequest(methods.manifests, params));
    },
    async explain(file, topic, token, onText, question) {
      const id = ++lastId;
      const listener = listen(client, methods.explanation, (value: unknown) => {
        const { id: of, text } = fieldsOf(value);
        if (of === id && typeof text === "string") onText(text);
      });
      try {
        const about = typeof topic === "number" ? { order: topic } : { order: 0, function: topic };
        const params = { ...program(file), id, ...about, ...(question === undefined ? {} : { question }) };
        return parseExplanation(await client.sendRequest(methods.explain, params, token));
      } finally {
        listener.dispose();
      }
    },
    async export(file, format, isPinned) {
      const text = await walking(methods.export, { ...program(file), format, isPinned });
      return typeof text === "string" ? text : undefined;
    },
  };
}

function fieldsOf(value: unknown): Partial<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? value : {};
}
