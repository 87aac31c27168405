import type { CancellationToken, FoldingRange, FoldingRangeParams } from "vscode-languageserver";
import { foldingRanges } from "../../core/features/foldingRanges.ts";
import { toFoldingRange } from "../convert.ts";
import { createPacer } from "../pacer.ts";
import type { Session } from "../session.ts";

/** `textDocument/foldingRange`: no more ranges than the editor takes, and no work for those. */
export async function foldingRange(
  { workspace, trees, runtime, client }: Session,
  params: FoldingRangeParams,
  token: CancellationToken,
): Promise<FoldingRange[] | undefined> {
  const file = workspace.snapshot().files.get(params.textDocument.uri);
  if (file === undefined) return undefined;
  const pacer = createPacer(runtime);
  const ranges: FoldingRange[] = [];
  for (const [index, part] of file.parts.entries()) {
    if (pacer.isDue()) await pacer.pause();
    if (token.isCancellationRequested) return undefined;
    for (const range of foldingRanges(trees.treeOf(part))) ranges.push(toFoldingRange(file, index, range));
    if (ranges.length >= client.foldingLimit) return ranges.slice(0, client.foldingLimit);
  }
  return ranges;
}
