import type { TextDocumentPositionParams } from "vscode-languageserver";
import { placeAt } from "../core/documents/sourceFile.ts";
import { explainAt } from "../core/features/explanation/explainAt.ts";
import type { Session } from "./session.ts";

/** Our own request; an editor that does not know it never sends any. */
const method = "drydock/explainType";

/** Answers what is known about the field or kind at a place, from whoever defines it: workspace, cluster or catalogue. */
export function registerExplainRequest({ connection, workspace, words, describe }: Session): void {
  connection.onRequest(method, ({ textDocument, position }: TextDocumentPositionParams): string | null => {
    const { files, schemas } = workspace.snapshot();
    const file = files.get(textDocument.uri);
    if (file === undefined) return null;
    const { part, offset } = placeAt(file, position);
    return explainAt(part.text, offset, schemas, describe, words) ?? null;
  });
}
