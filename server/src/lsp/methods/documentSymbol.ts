import type { CancellationToken, DocumentSymbol, DocumentSymbolParams } from "vscode-languageserver";
import type { DocumentPart } from "../../core/documents/documentPart.ts";
import { documentSymbols, type DocumentSymbol as Symbol } from "../../core/features/documentSymbols.ts";
import { toDocumentSymbol } from "../convert.ts";
import { createPacer } from "../pacer.ts";
import type { Session } from "../session.ts";

/** Above this many lines the outline names the objects, not their fields: no one reads 100,000 entries. */
const linesWithFields = 10_000;

/** `textDocument/documentSymbol` */
export type AnswerSymbols = (
  params: DocumentSymbolParams,
  token: CancellationToken,
) => Promise<DocumentSymbol[] | undefined>;

/** Keeps the names of the objects in large files, as editors ask again after every edit. */
export function createAnswerSymbols({ workspace, trees, runtime }: Session): AnswerSymbols {
  const names = new WeakMap<DocumentPart, readonly Symbol[]>();

  function namesOf(part: DocumentPart): readonly Symbol[] {
    const known = names.get(part);
    if (known !== undefined) return known;
    const found = documentSymbols(trees.treeOf(part)).map((symbol) => ({ ...symbol, children: [] }));
    names.set(part, found);
    return found;
  }

  return async ({ textDocument }, token) => {
    const file = workspace.snapshot().files.get(textDocument.uri);
    if (file === undefined) return undefined;
    const hasFields = (file.startLines.at(-1) ?? 0) <= linesWithFields;
    const pacer = createPacer(runtime);
    const symbols: DocumentSymbol[] = [];
    for (const [index, part] of file.parts.entries()) {
      if (pacer.isDue()) await pacer.pause();
      if (token.isCancellationRequested) return undefined;
      const found = hasFields ? documentSymbols(trees.treeOf(part)) : namesOf(part);
      for (const symbol of found) symbols.push(toDocumentSymbol(file, index, symbol));
    }
    return symbols;
  };
}
