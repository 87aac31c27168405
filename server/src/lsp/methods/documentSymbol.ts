import type { CancellationToken, DocumentSymbol, DocumentSymbolParams } from "vscode-languageserver";
import { documentSymbols } from "../../core/features/documentSymbols.ts";
import { toDocumentSymbol } from "../convert.ts";
import { createPacer } from "../pacer.ts";
import type { Session } from "../session.ts";

/** Above this many lines the outline names the objects, not their fields: no one reads 100,000 entries. */
const linesWithFields = 10_000;

/** `textDocument/documentSymbol` */
export async function documentSymbol(
  { workspace, trees, runtime }: Session,
  params: DocumentSymbolParams,
  token: CancellationToken,
): Promise<DocumentSymbol[] | undefined> {
  const file = workspace.snapshot().files.get(params.textDocument.uri);
  if (file === undefined) return undefined;
  const hasFields = (file.startLines.at(-1) ?? 0) <= linesWithFields;
  const pacer = createPacer(runtime);
  const symbols: DocumentSymbol[] = [];
  for (const [index, part] of file.parts.entries()) {
    if (pacer.isDue()) await pacer.pause();
    if (token.isCancellationRequested) return undefined;
    for (const symbol of documentSymbols(trees.treeOf(part)))
      symbols.push(toDocumentSymbol(file, index, hasFields ? symbol : { ...symbol, children: [] }));
  }
  return symbols;
}
