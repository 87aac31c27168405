import { l10n, languages, ProgressLocation, ViewColumn, window, workspace, type TextEditor } from "vscode";
import type { LanguageClient } from "../../infrastructure/languageClient.ts";
import type { VirtualDocuments } from "../../infrastructure/virtualDocuments.ts";
import type { Models } from "./models.ts";

const methods = { explain: "drydock/models/explain", progress: "drydock/models/progress" } as const;

interface Subject {
  readonly label: string;
  readonly about: "field" | "resource" | "selection" | "finding";
  readonly code?: string;
}

let lastId = 0;

/** Explains what the cursor is on in a document beside; facts from the engine, words from the model as they come. */
export async function explainAtCursor(
  client: LanguageClient,
  models: Models,
  documents: VirtualDocuments,
): Promise<void> {
  const editor = window.activeTextEditor;
  if (editor === undefined) return;
  const subject = await chooseSubject(editor);
  if (subject === undefined || !(await models.prepare())) return;
  const { document, selection } = editor;
  const id = --lastId;
  // Markdown of a model is shown as text: no link of it is followed by opening it.
  const address = documents.newAddress("explanation.md");
  let text = "";
  const listener = client.onNotification(methods.progress, (value: unknown) => {
    const piece = pieceOf(value, id);
    if (piece !== undefined) documents.set(address, (text += piece));
  });
  try {
    documents.set(address, "");
    await window.showTextDocument(await workspace.openTextDocument(address), {
      preview: true,
      preserveFocus: true,
      viewColumn: ViewColumn.Beside,
    });
    const { about, code } = subject;
    const range = { start: selection.start, end: selection.end };
    const params = {
      id,
      uri: document.uri.toString(),
      range,
      about,
      ...(code === undefined ? {} : { code }),
    };
    const title = l10n.t("Asking the model …");
    const answer = await window.withProgress(
      { location: ProgressLocation.Notification, title, cancellable: true },
      (_, token) => client.sendRequest<string>(methods.explain, params, token),
    );
    documents.set(address, answer);
  } finally {
    listener.dispose();
  }
}

/** A selection means itself; elsewhere there may be several things to explain. */
async function chooseSubject({ document, selection }: TextEditor): Promise<Subject | undefined> {
  if (!selection.isEmpty) return { label: "", about: "selection" };
  const findings = languages
    .getDiagnostics(document.uri)
    .filter(({ source, range }) => source === "drydock" && range.contains(selection.active));
  const subjects: readonly Subject[] = [
    ...findings.map(({ message, code }): Subject => ({
      label: message,
      about: "finding",
      code: String(typeof code === "object" ? code.value : code),
    })),
    { label: l10n.t("The field at the cursor"), about: "field" },
    { label: l10n.t("The whole resource"), about: "resource" },
  ];
  return window.showQuickPick(subjects, { title: l10n.t("What should be explained?") });
}

function pieceOf(value: unknown, id: number): string | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { id: of, piece } = value as Partial<Record<string, unknown>>;
  return of === id && typeof piece === "string" ? piece : undefined;
}
