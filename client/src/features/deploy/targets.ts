import { RelativePattern, Uri, workspace, FileType } from "vscode";
import { kustomizationFiles } from "../../infrastructure/documents.ts";
import { shownEditor } from "../../infrastructure/shownEditor.ts";

/** Which objects a command means, as the language server takes it. */
export interface Target {
  readonly uri: string;
  readonly range?: Range;
}

interface Range {
  readonly start: Place;
  readonly end: Place;
}

interface Place {
  readonly line: number;
  readonly character: number;
}

/** What a command acts on: the documents that the selection touches, a whole file, or the files of a folder. */
export type Scope = "selection" | "file";

/**
 * The targets of a command: the one of a lens, those of the resource that was clicked on, else of the active editor. Empty
 * when there is none.
 * A cursor without a selection means the document that it is in.
 */
export async function targetsOf(scope: Scope, clicked: unknown): Promise<readonly Target[]> {
  // The editor's own menu names its file, and means the selection.
  if (clicked instanceof Uri && scope === "file") return filesAt(clicked);
  if (isTarget(clicked)) return [{ uri: clicked.uri, ...(clicked.range && { range: clicked.range }) }];
  const editor = shownEditor();
  if (editor === undefined) return [];
  const uri = editor.document.uri.toString();
  if (scope === "file") return [{ uri }];
  return editor.selections.map(({ start, end }) => ({
    uri,
    range: { start: placeOf(start), end: placeOf(end) },
  }));
}

async function filesAt(resource: Uri): Promise<readonly Target[]> {
  const { type } = await workspace.fs.stat(resource);
  if (type !== FileType.Directory) return [{ uri: resource.toString() }];
  const kustomization = await kustomizationIn(resource);
  if (kustomization !== undefined) return [{ uri: kustomization.toString() }];
  const files = await workspace.findFiles(
    new RelativePattern(resource, "**/*.{yaml,yml,json}"),
    "**/node_modules/**",
  );
  return files.map((file) => ({ uri: file.toString() })).sort((one, other) => (one.uri < other.uri ? -1 : 1));
}

/** What stands for its folder: the server builds it, as the files below are only parts of it. */
async function kustomizationIn(folder: Uri): Promise<Uri | undefined> {
  const names = new Set((await workspace.fs.readDirectory(folder)).map(([name]) => name));
  const found = kustomizationFiles.find((name) => names.has(name));
  return found === undefined ? undefined : Uri.joinPath(folder, found);
}

function placeOf({ line, character }: Place): Place {
  return { line, character };
}

function isTarget(clicked: unknown): clicked is Target {
  return (
    typeof clicked === "object" && clicked !== null && "uri" in clicked && typeof clicked.uri === "string"
  );
}
