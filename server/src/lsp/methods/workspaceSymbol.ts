import {
  SymbolKind,
  type CancellationToken,
  type WorkspaceSymbol,
  type WorkspaceSymbolParams,
} from "vscode-languageserver";
import { findObjects, titleOf } from "../../core/graph/findObjects.ts";
import { locationsOf } from "../graphLocations.ts";
import { createPacer, paced } from "../pacer.ts";
import { cancellationOf, type Session } from "../session.ts";

/** `workspace/symbol`: the objects of the workspace as `Kind/name`; none once nobody waits for them, as at the next key of a query. */
export async function workspaceSymbol(
  { resources, runtime }: Session,
  { query }: WorkspaceSymbolParams,
  token: CancellationToken,
): Promise<WorkspaceSymbol[] | undefined> {
  const graph = await resources.graph();
  const pacer = createPacer(runtime);
  const symbols: WorkspaceSymbol[] = [];
  const found = await paced(findObjects(graph.sites(), query), pacer, cancellationOf(token));
  if (found === undefined) return undefined;
  for (const site of found) {
    if (pacer.isDue()) await pacer.pause();
    if (token.isCancellationRequested) return undefined;
    const { namespace } = site.object.facts;
    for (const location of locationsOf(graph, site, site.object.nameRange))
      symbols.push({
        name: titleOf(site),
        kind: SymbolKind.Class,
        location,
        ...(namespace === undefined ? {} : { containerName: namespace }),
      });
  }
  return symbols;
}
