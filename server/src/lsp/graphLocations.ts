import type { Location, TextDocumentPositionParams } from "vscode-languageserver";
import { placeAt } from "../core/documents/sourceFile.ts";
import { occurrenceAt, referredAt, targetRange, type Meant } from "../core/graph/occurrence.ts";
import type { ResourceGraph } from "../core/graph/resourceGraph.ts";
import type { Site } from "../core/graph/site.ts";
import type { Range } from "../core/text/range.ts";
import { toLspRange } from "./convert.ts";
import type { Session } from "./session.ts";

/** What is meant by the text under the cursor: objects, or keys or ports of them; absent where the graph knows nothing. */
export function meantUnder(
  graph: ResourceGraph,
  { textDocument: { uri }, position }: TextDocumentPositionParams,
  trees: Session["trees"],
): readonly Meant[] | undefined {
  const file = graph.fileOf(uri);
  if (file === undefined) return undefined;
  const { part, offset } = placeAt(file, position);
  const found = occurrenceAt(graph, uri, part, offset);
  if (found?.kind === "definition") return [{ site: found.site, range: found.site.object.nameRange }];
  if (found === undefined) {
    const meant = referredAt(graph, uri, part, offset, trees.treeOf(part));
    return meant && [meant];
  }
  const { referrer } = found;
  return graph
    .targetsOf(referrer)
    .map((site) => ({ site, range: targetRange(site, referrer.reference, trees.treeOf(site.part)) }));
}

/** A range of an object's document as a place in its file; none when the file has gone meanwhile. */
export function locationsOf(graph: ResourceGraph, { uri, part }: Site, range: Range): readonly Location[] {
  const file = graph.fileOf(uri);
  const index = file?.parts.indexOf(part) ?? -1;
  return file === undefined || index === -1 ? [] : [{ uri, range: toLspRange(file, index, range) }];
}
