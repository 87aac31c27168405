import {
  LSPErrorCodes,
  ResponseError,
  type PrepareRenameParams,
  type Range,
  type RenameParams,
  type TextEdit,
  type WorkspaceEdit,
} from "vscode-languageserver";
import type { DocumentPart } from "../../core/documents/documentPart.ts";
import { placeAt, type SourceFile } from "../../core/documents/sourceFile.ts";
import { rename as renameTo } from "../../core/rename/rename.ts";
import type { Renaming } from "../../core/rename/renaming.ts";
import { toLspRange } from "../convert.ts";
import { renamableValue } from "../helm/chartLocations.ts";
import { fileWith, renamableUnder } from "../nameLocations.ts";
import type { Session } from "../session.ts";

/** `textDocument/prepareRename`: whether something with a name stands at the cursor, and where the name begins and ends. */
export async function prepareRename(
  session: Session,
  params: PrepareRenameParams,
): Promise<{ range: Range; placeholder: string } | undefined> {
  const value = await renamableValue(session, params);
  if (value !== undefined)
    return { range: toLspRange(value.file, 0, value.range), placeholder: value.renaming.name };
  const graph = await session.resources.graph();
  const found = renamableUnder(session, graph, params);
  if (found === undefined) return undefined;
  const { index } = placeAt(found.file, params.position);
  return { range: toLspRange(found.file, index, found.range), placeholder: found.renaming.name };
}

/** `textDocument/rename`: all edits at once; an error that says why when a single one of them may not be made. */
export async function rename(session: Session, params: RenameParams): Promise<WorkspaceEdit | undefined> {
  const value = await renamableValue(session, params);
  if (value !== undefined) {
    const files = new Map(value.files.map((file) => [file.uri, file]));
    return editsOf(session, value.renaming, params.newName, (uri) => files.get(uri));
  }
  const graph = await session.resources.graph();
  const found = renamableUnder(session, graph, params);
  if (found === undefined) return undefined;
  return editsOf(session, found.renaming, params.newName, (uri, part) => fileWith(session, graph, uri, part));
}

function editsOf(
  { words }: Session,
  renaming: Renaming,
  newName: string,
  fileOf: (uri: string, part: DocumentPart) => SourceFile | undefined,
): WorkspaceEdit {
  const answer = renameTo(renaming, newName);
  if (answer.kind === "refused") throw new ResponseError(LSPErrorCodes.RequestFailed, words(answer.because));
  const changes: Record<string, TextEdit[]> = {};
  for (const { uri, part, range, newText } of answer.edits) {
    const file = fileOf(uri, part);
    const index = file?.parts.indexOf(part) ?? -1;
    if (file === undefined || index === -1)
      throw new ResponseError(
        LSPErrorCodes.ContentModified,
        `\`${uri}\` has changed meanwhile. Rename again.`,
      );
    (changes[uri] ??= []).push({ range: toLspRange(file, index, range), newText });
  }
  return { changes };
}
