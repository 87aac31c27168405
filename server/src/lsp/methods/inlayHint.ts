import {
  MarkupKind,
  type CancellationToken,
  type InlayHint,
  type InlayHintParams,
} from "vscode-languageserver";
import { placeAt } from "../../core/documents/sourceFile.ts";
import { modelSizes } from "../../core/features/sizing/modelSizes.ts";
import { toLspRange } from "../convert.ts";
import { createPacer } from "../pacer.ts";
import type { Session } from "../session.ts";

/** `textDocument/inlayHint`: behind the name of a model, how much memory it takes on each GPU. */
export async function inlayHint(
  { workspace, trees, runtime, words }: Session,
  { textDocument, range }: InlayHintParams,
  token: CancellationToken,
): Promise<InlayHint[] | undefined> {
  const file = workspace.snapshot().files.get(textDocument.uri);
  if (file === undefined) return undefined;
  const pacer = createPacer(runtime);
  const hints: InlayHint[] = [];
  const last = placeAt(file, range.end).index;
  for (let index = placeAt(file, range.start).index; index <= last; index++) {
    const part = file.parts[index];
    if (part === undefined) continue;
    if (pacer.isDue()) await pacer.pause();
    if (token.isCancellationRequested) return undefined;
    for (const size of modelSizes(trees.treeOf(part))) {
      hints.push({
        position: toLspRange(file, index, size.range).end,
        label: words(size.label),
        tooltip: { kind: MarkupKind.Markdown, value: words(size.arithmetic) },
        paddingLeft: true,
      });
    }
  }
  return hints;
}
