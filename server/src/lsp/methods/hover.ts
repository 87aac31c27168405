import { MarkupKind, type Hover, type HoverParams } from "vscode-languageserver";
import { placeAt } from "../../core/documents/sourceFile.ts";
import { hover as hoverOf } from "../../core/features/hover.ts";
import { selectionAt } from "../../core/graph/usage.ts";
import { modelSizes } from "../../core/features/sizing/modelSizes.ts";
import { joined } from "../../core/text/message.ts";
import { touches } from "../../core/text/range.ts";
import { toLspRange } from "../convert.ts";
import { schemasOf } from "../fileSchemas.ts";
import { hoverInTemplate } from "../helm/templateAnswers.ts";
import { hoverInValues } from "../helm/valuesAnswers.ts";
import type { Session } from "../session.ts";

/**
 * `textDocument/hover`: what is known about a field; at the name of a model also how much memory it takes, at a selector what
 * it selects; in a template of a Helm chart the default of a value, in its values what their schema says.
 */
export async function hover(session: Session, params: HoverParams): Promise<Hover | undefined> {
  const inTemplate = await hoverInTemplate(session, params);
  if (inTemplate !== undefined) return inTemplate ?? undefined;
  return (await hoverInValues(session, params)) ?? hoverInManifest(session, params);
}

function hoverInManifest(
  { workspace, resources, trees, words, describe }: Session,
  params: HoverParams,
): Hover | undefined {
  const { files, schemas } = workspace.snapshot();
  const file = files.get(params.textDocument.uri);
  if (file === undefined) return undefined;
  const { part, offset, index } = placeAt(file, params.position);
  const found = hoverOf(part.text, offset, schemasOf(file, schemas, part.text), describe);
  const model = modelSizes(trees.treeOf(part)).find(({ range }) => touches(range, offset));
  const range = model?.range ?? found?.range;
  if (range === undefined) return undefined;
  const graph = resources.known();
  const selection = selectionAt(graph, graph.sitesIn(file.uri, part), offset);
  const parts = [selection, model?.arithmetic, found?.markdown].filter((text) => text !== undefined);
  return {
    range: toLspRange(file, index, range),
    contents: { kind: MarkupKind.Markdown, value: words(joined(parts, "\n\n---\n\n")) },
  };
}
