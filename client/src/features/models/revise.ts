import {
  commands,
  l10n,
  ProgressLocation,
  Range,
  TabInputTextDiff,
  Uri,
  window,
  workspace,
  WorkspaceEdit,
  type TextDocument,
} from "vscode";
import {
  fixTargetIn,
  parseRevision,
  type LineRange,
  type RevisionAnswer,
  type RevisionRefusal,
} from "../../core/revision.ts";
import type { LanguageClient } from "../../infrastructure/languageClient.ts";
import { showSent } from "../../infrastructure/sentPrompts.ts";
import type { VirtualDocuments } from "../../infrastructure/virtualDocuments.ts";
import type { Models } from "./models.ts";

const methods = { revise: "drydock/models/revise" } as const;

/** What the commands need. */
export interface RevisionTools {
  readonly client: LanguageClient;
  readonly models: Models;
  readonly documents: VirtualDocuments;
}

/** Offered again, as a model may fail, or be asked for another attempt. */
let lastInstruction = "";

/** Repairs a finding: that of a code action, or the first at the cursor. */
export async function fixWithModel(tools: RevisionTools, clicked: unknown): Promise<void> {
  const target = fixTargetIn(clicked);
  const editor = window.activeTextEditor;
  if (target !== undefined) {
    const document = await workspace.openTextDocument(Uri.parse(target.uri));
    await revise(tools, document, { range: target.range, code: target.code });
  } else if (editor !== undefined) await revise(tools, editor.document, { range: linesOf(editor.selection) });
}

/** Changes the document at the selection as the person says. */
export async function transformWithModel(tools: RevisionTools): Promise<void> {
  const editor = window.activeTextEditor;
  if (editor === undefined) return;
  const { document, selection } = editor;
  const instruction = await window.showInputBox({
    title: l10n.t("What should change?"),
    placeHolder: l10n.t("For example: add a sidecar, make it highly available, convert to a StatefulSet"),
    value: lastInstruction,
    ignoreFocusOut: true,
  });
  if (instruction === undefined || instruction.trim() === "") return;
  lastInstruction = instruction;
  await revise(tools, document, { range: linesOf(selection), instruction });
}

interface Wish {
  readonly range: LineRange;
  readonly code?: string;
  readonly instruction?: string;
}

async function revise(tools: RevisionTools, document: TextDocument, wish: Wish): Promise<void> {
  const { client, models } = tools;
  if (!(await models.prepare())) return;
  const title = l10n.t("The model is asked, and its answer checked …");
  const answer = await window.withProgress(
    { location: ProgressLocation.Notification, title, cancellable: true },
    async (_, token) =>
      parseRevision(
        await client.sendRequest(methods.revise, { uri: document.uri.toString(), ...wish }, token),
      ),
  );
  if (answer?.kind === "refused") await choose(refusalWords(answer.because), answer.sent);
  if (answer?.kind === "proposed") await offer(tools, document, answer);
}

/** Shows the difference; the document changes only when the person says so. */
async function offer(
  { documents }: RevisionTools,
  document: TextDocument,
  { text, range, version, repairs, sent }: Extract<RevisionAnswer, { kind: "proposed" }>,
): Promise<void> {
  if (document.version !== version) {
    tellChanged();
    return;
  }
  const replaced = new Range(range.start.line, range.start.character, range.end.line, range.end.character);
  const whole = document.getText();
  const name = document.uri.path.split("/").at(-1) ?? "manifest.yaml";
  const address = documents.newAddress(name);
  documents.set(
    address,
    whole.slice(0, document.offsetAt(replaced.start)) + text + whole.slice(document.offsetAt(replaced.end)),
  );
  await commands.executeCommand(
    "vscode.diff",
    document.uri,
    address,
    l10n.t("{0}: as the model would have it", name),
  );
  const apply = l10n.t("Apply");
  const question =
    repairs === 0
      ? l10n.t("The proposal adds no error. Take it over?")
      : l10n.t("The proposal adds no error; it was sent back {0} times. Take it over?", repairs);
  const chosen = await choose(question, sent, apply, l10n.t("Discard"));
  if (chosen === undefined) return;
  if (chosen === apply) {
    const edit = new WorkspaceEdit();
    edit.replace(document.uri, replaced, text);
    if (document.version !== version || !(await workspace.applyEdit(edit))) {
      tellChanged();
      return;
    }
  }
  await closeDifference(address);
}

function tellChanged(): void {
  void window.showWarningMessage(l10n.t("The document has changed meanwhile; nothing was taken over."));
}

/** The difference has been decided about; what is left of it would show two texts that are the same. */
async function closeDifference(proposed: Uri): Promise<void> {
  const tabs = window.tabGroups.all.flatMap(({ tabs }) => tabs);
  await window.tabGroups.close(
    tabs.filter(
      ({ input }) => input instanceof TabInputTextDiff && input.modified.toString() === proposed.toString(),
    ),
  );
}

/** Asks, and asks again after the person has looked at what was sent. */
async function choose(
  question: string,
  sent: readonly string[],
  ...answers: readonly string[]
): Promise<string | undefined> {
  const show = l10n.t("Show What Was Sent");
  const buttons = sent.length === 0 ? answers : [...answers, show];
  const chosen = await window.showInformationMessage(question, ...buttons);
  if (chosen !== show) return chosen;
  await showSent(sent);
  return answers.length === 0 ? undefined : choose(question, sent, ...answers);
}

function linesOf({ start, end }: Range): LineRange {
  return {
    start: { line: start.line, character: start.character },
    end: { line: end.line, character: end.character },
  };
}

function refusalWords(because: RevisionRefusal): string {
  switch (because) {
    case "no-document":
      return l10n.t("Only YAML documents can be changed by a model.");
    case "too-long":
      return l10n.t("This document is too long to be written anew by a model.");
    case "nothing-wrong":
      return l10n.t("Nothing is wrong at the cursor.");
    case "no-manifest":
      return l10n.t("The model has not written a manifest.");
    case "unchanged":
      return l10n.t("The model has not changed anything.");
    case "not-better":
      return l10n.t("The model's proposals were not valid, so none is shown.");
    case "another-object":
      return l10n.t("The model wrote another object instead of changing this one, so it is not shown.");
    case "hides-findings":
      return l10n.t("The model only hid what is wrong, so its proposal is not shown.");
  }
}
