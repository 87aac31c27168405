import type { Location, TextDocumentPositionParams } from "vscode-languageserver";
import { placeAt } from "../core/documents/sourceFile.ts";
import { occurrenceAt, type Occurrence } from "../core/graph/occurrence.ts";
import type { ResourceGraph } from "../core/graph/resourceGraph.ts";
import type { Site } from "../core/graph/site.ts";
import type { Range } from "../core/text/range.ts";
import { toLspRange } from "./convert.ts";

/** What the graph knows under the cursor. */
export function occurrenceUnder(
  graph: ResourceGraph,
  { textDocument: { uri }, position }: TextDocumentPositionParams,
): Occurrence | undefined {
  const file = graph.fileOf(uri);
  if (file === undefined) return undefined;
  const { part, offset } = placeAt(file, position);
  return occurrenceAt(graph, uri, part, offset);
}

/** A range of an object's document as a place in its file; none when the file has gone meanwhile. */
export function locationsOf(graph: ResourceGraph, { uri, part }: Site, range: Range): readonly Location[] {
  const file = graph.fileOf(uri);
  const index = file?.parts.indexOf(part) ?? -1;
  return file === undefined || index === -1 ? [] : [{ uri, range: toLspRange(file, index, range) }];
}
