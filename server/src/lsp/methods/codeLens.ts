import type { CancellationToken, CodeLens, CodeLensParams } from "vscode-languageserver";
import { usageOf } from "../../core/graph/usage.ts";
import { toLspRange } from "../convert.ts";
import { createPacer } from "../pacer.ts";
import type { Session } from "../session.ts";

/** `textDocument/codeLens`: above an object, how many others select or use it. */
export async function codeLens(
  { resources, runtime, words }: Session,
  { textDocument: { uri } }: CodeLensParams,
  token: CancellationToken,
): Promise<CodeLens[] | undefined> {
  const graph = await resources.graph();
  const file = graph.fileOf(uri);
  if (file === undefined) return undefined;
  const pacer = createPacer(runtime);
  const lenses: CodeLens[] = [];
  for (const [index, part] of file.parts.entries()) {
    if (pacer.isDue()) await pacer.pause();
    if (token.isCancellationRequested) return undefined;
    for (const site of graph.sitesIn(uri, part)) {
      const usage = usageOf(graph, site);
      // Without a command the editor shows the words, and nothing happens on a click.
      if (usage !== undefined)
        lenses.push({
          range: toLspRange(file, index, usage.range),
          command: { title: words(usage.text), command: "" },
        });
    }
  }
  return lenses;
}
