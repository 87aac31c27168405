import { l10n, languages, Uri, window, workspace } from "vscode";
import type { ExportFormat, WalkthroughRequests } from "./requests.ts";

/** How each format is called, ends, and is shown while it has no file. */
const formats: readonly { format: ExportFormat; label: string; extension: string; language: string }[] = [
  { format: "tour", label: "CodeTour", extension: "tour", language: "json" },
  { format: "markdown", label: "Markdown", extension: "md", language: "markdown" },
  { format: "mermaid", label: "Mermaid", extension: "mmd", language: "mermaid" },
  { format: "json", label: "JSON", extension: "json", language: "json" },
];

/** Writes the walkthrough in a format that the person chooses: into a file that they name, or into a new document. */
export async function exportWalkthrough(entry: Uri, requests: WalkthroughRequests): Promise<void> {
  const chosen = await window.showQuickPick(formats, { title: l10n.t("Export the walkthrough as") });
  if (chosen === undefined) return;
  const intoFile = { label: l10n.t("File …"), isFile: true };
  const places = [{ label: l10n.t("New document"), isFile: false }, intoFile];
  const place = await window.showQuickPick(places, { title: chosen.label });
  if (place === undefined) return;
  const content = await requests.export(entry, chosen.format);
  if (content === undefined) return;
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
