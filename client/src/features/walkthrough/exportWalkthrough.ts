import { l10n, languages, Uri, window, workspace } from "vscode";
import type { ExportFormat, WalkthroughRequests } from "./requests.ts";

/** How each format is called, ends, and is shown while it has no file. */
interface Profile {
  readonly format: ExportFormat;
  readonly isPinned?: true;
  readonly label: string;
  readonly detail?: string;
  readonly extension: string;
  readonly language: string;
}

const formats = (): readonly Profile[] => [
  {
    format: "tour",
    label: "CodeTour",
    detail: l10n.t("Finds its steps by their code, so it survives edits."),
    extension: "tour",
    language: "json",
  },
  {
    format: "tour",
    isPinned: true,
    label: l10n.t("CodeTour, pinned to the commit"),
    extension: "tour",
    language: "json",
    detail: l10n.t(
      "Shows the source as it was in the commit that is checked out. Commit your changes first.",
    ),
  },
  { format: "markdown", label: "Markdown", extension: "md", language: "markdown" },
  { format: "mermaid", label: "Mermaid", extension: "mmd", language: "mermaid" },
  { format: "json", label: "JSON", extension: "json", language: "json" },
];

/** Writes the walkthrough in a format that the person chooses: into a file that they name, or into a new document. */
export async function exportWalkthrough(entry: Uri, requests: WalkthroughRequests): Promise<void> {
  const chosen = await window.showQuickPick(formats(), { title: l10n.t("Export the walkthrough as") });
  if (chosen === undefined) return;
  const intoFile = { label: l10n.t("File …"), isFile: true };
  const places = [{ label: l10n.t("New document"), isFile: false }, intoFile];
  const place = await window.showQuickPick(places, { title: chosen.label });
  if (place === undefined) return;
  const isPinned = chosen.isPinned === true;
  const content = await requests.export(entry, chosen.format, isPinned);
  if (content === undefined) {
    if (isPinned)
      void window.showInformationMessage(
        l10n.t("There is no commit of Git that the tour could be pinned to."),
      );
    return;
  }
  if (!place.isFile) {
    const known = (await knownLanguages()).has(chosen.language) ? chosen.language : "plaintext";
    await window.showTextDocument(await workspace.openTextDocument({ content, language: known }));
    return;
  }
  const name = `walkthrough.${chosen.extension}`;
  const folder = workspace.getWorkspaceFolder(entry)?.uri ?? Uri.joinPath(entry, "..");
  const parts = chosen.format === "tour" ? [".tours", name] : [name];
  const file = await window.showSaveDialog({ defaultUri: Uri.joinPath(folder, ...parts) });
  if (file === undefined) return;
  await workspace.fs.writeFile(file, new TextEncoder().encode(content));
  await window.showTextDocument(file);
}

async function knownLanguages(): Promise<ReadonlySet<string>> {
  return new Set(await languages.getLanguages());
}
