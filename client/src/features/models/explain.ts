import {
  l10n,
  languages,
  ProgressLocation,
  TabInputTextDiff,
  ViewColumn,
  window,
  workspace,
  type TextEditor,
  type Uri,
} from "vscode";
import { diffScheme } from "../../core/deployment.ts";
import { eventSubject } from "../../core/inside.ts";
import type { LanguageClient } from "../../infrastructure/languageClient.ts";
import { listen } from "../../infrastructure/notifications.ts";
import type { VirtualDocuments } from "../../infrastructure/virtualDocuments.ts";
import type { Models } from "./models.ts";

const methods = { explain: "drydock/models/explain", progress: "drydock/models/progress" } as const;

interface Subject {
  readonly label: string;
  /** What the server is asked, besides the number of the request. */
  readonly question: object;
}

let lastId = 0;

/**
 * Explains what the cursor is on in a document beside; facts from the engine, words from the model as they come.
 * @param readRule the text of the page about a rule
 */
export async function explainAtCursor(
  client: LanguageClient,
  models: Models,
  documents: VirtualDocuments,
  readRule: (code: string) => Promise<string>,
): Promise<void> {
  const editor = window.activeTextEditor;
  if (editor === undefined) return;
  const subject = await chooseSubject(editor, readRule);
  if (subject === undefined || !(await models.prepare())) return;
  const id = --lastId;
  // Markdown of a model is shown as text: no link of it is followed by opening it.
  const address = documents.newAddress(`${l10n.t("explanation")}.md`);
  let text = "";
  const listener = listen(client, methods.progress, (value: unknown) => {
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
    const params = { id, ...subject.question };
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

/** A selection means itself, and a line among events the event; elsewhere there may be several things to explain. */
async function chooseSubject(
  editor: TextEditor,
  readRule: (code: string) => Promise<string>,
): Promise<Subject | undefined> {
  const { document, selection } = editor;
  const at = { uri: document.uri.toString(), range: { start: selection.start, end: selection.end } };
  const event = document.lineAt(selection.active).text;
  const happened = document.languageId === "log" ? eventSubject(event) : undefined;
  if (happened !== undefined)
    return { label: "", question: { about: "event", ...happened, event, events: document.getText() } };
  const differences = await differenceAt(editor);
  // What a cluster has is no document that the server knows.
  if (document.uri.scheme === diffScheme) return differences[0];
  if (!selection.isEmpty) return { label: "", question: { ...at, about: "selection" } };
  const findings = languages
    .getDiagnostics(document.uri)
    .filter(({ source, range }) => source === "drydock" && range.contains(selection.active));
  const ofFindings = await Promise.all(
    findings.map(async ({ message, code: given }): Promise<readonly Subject[]> => {
      const code = String(typeof given === "object" ? given.value : given);
      const rule = await readRule(code);
      const finding = { label: message, question: { ...at, about: "finding", code, rule } };
      const itself = { label: l10n.t("The rule {0}", code), question: { about: "rule", code, rule } };
      return rule === "" ? [finding] : [finding, itself];
    }),
  );
  const subjects: readonly Subject[] = [
    ...differences,
    ...ofFindings.flat(),
    { label: l10n.t("The field at the cursor"), question: { ...at, about: "field" } },
    { label: l10n.t("The whole resource"), question: { ...at, about: "resource" } },
  ];
  return window.showQuickPick(subjects, { title: l10n.t("What should be explained?") });
}

/** Of an editor that shows two texts beside each other. */
async function differenceAt({ document }: TextEditor): Promise<readonly Subject[]> {
  const sides = sidesOf(document.uri);
  if (sides === undefined) return [];
  const { original, modified } = sides;
  const [before, after] = await Promise.all([
    workspace.openTextDocument(original),
    workspace.openTextDocument(modified),
  ]);
  const question = { about: "diff", before: before.getText(), after: after.getText() };
  return [{ label: l10n.t("The difference that is shown"), question }];
}

/** An editor of many differences does not tell its sides; those of a cluster's are told by their addresses. */
function sidesOf(shown: Uri): { readonly original: Uri; readonly modified: Uri } | undefined {
  if (shown.scheme === diffScheme)
    return { original: shown.with({ query: "live" }), modified: shown.with({ query: "applied" }) };
  const input = window.tabGroups.activeTabGroup.activeTab?.input;
  const isShown =
    input instanceof TabInputTextDiff &&
    [input.original, input.modified].some((side) => side.toString() === shown.toString());
  return isShown ? input : undefined;
}

function pieceOf(value: unknown, id: number): string | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { id: of, piece } = value as Partial<Record<string, unknown>>;
  return of === id && typeof piece === "string" ? piece : undefined;
}
