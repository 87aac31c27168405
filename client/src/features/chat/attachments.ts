import { languages, l10n, window, workspace, type TextDocument } from "vscode";
import type { Attachment } from "../../core/chat.ts";

/** More than any manifest holds that somebody would want to talk about. */
const longestAttachment = 50_000;

/** The manifest in front of the person, if there is one. Another file goes along only where it is chosen: it may hold what nobody meant to send. */
export function openManifest(isManifest: (document: TextDocument) => boolean): readonly Attachment[] {
  const document = (window.activeTextEditor ?? window.visibleTextEditors[0])?.document;
  return document !== undefined && isManifest(document)
    ? [{ name: nameOf(document.uri.path), text: document.getText() }]
    : [];
}

/**
 * Asks what to attach; undefined when the person thinks better of it.
 * @param liveObject the object at the cursor as the cluster has it, without secrets
 */
export async function chooseAttachment(
  liveObject: () => Promise<Attachment | undefined>,
): Promise<Attachment | undefined> {
  const editor = window.activeTextEditor ?? window.visibleTextEditors[0];
  const choices = [
    { label: l10n.t("A file …"), attach: chooseFile },
    ...(editor === undefined || editor.selection.isEmpty
      ? []
      : [
          {
            label: l10n.t("The selection"),
            attach: () => ({
              name: l10n.t("Selection in {0}", nameOf(editor.document.uri.path)),
              text: editor.document.getText(editor.selection),
            }),
          },
        ]),
    ...(editor === undefined
      ? []
      : [
          {
            label: l10n.t("The problems of the open manifest"),
            attach: () => ({
              name: l10n.t("Problems in {0}", nameOf(editor.document.uri.path)),
              text: languages
                .getDiagnostics(editor.document.uri)
                .map(({ range, message }) => `# ${String(range.start.line + 1)}: ${message}`)
                .join("\n"),
            }),
          },
          { label: l10n.t("The object at the cursor, as the cluster has it"), attach: liveObject },
        ]),
  ];
  const chosen = await window.showQuickPick(choices, { title: l10n.t("What should be attached?") });
  const attachment = await chosen?.attach();
  if (attachment === undefined || attachment.text.length <= longestAttachment) return attachment;
  return {
    name: l10n.t("{0}, its first {1} characters", attachment.name, longestAttachment),
    text: attachment.text.slice(0, longestAttachment),
  };
}

async function chooseFile(): Promise<Attachment | undefined> {
  const [uri] = (await window.showOpenDialog({ canSelectMany: false })) ?? [];
  if (uri === undefined) return undefined;
  return { name: nameOf(uri.path), text: (await workspace.openTextDocument(uri)).getText() };
}

function nameOf(path: string): string {
  return path.split("/").at(-1) ?? "manifest";
}
