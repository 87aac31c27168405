import { SymbolKind, type WorkspaceSymbol, type WorkspaceSymbolParams } from "vscode-languageserver";
import { findObjects, titleOf } from "../../core/graph/findObjects.ts";
import { locationsOf } from "../graphLocations.ts";
import { createPacer, paced } from "../pacer.ts";
import type { Session } from "../session.ts";

/** `workspace/symbol`: the objects of the workspace as `Kind/name`. */
export async function workspaceSymbol(
  { resources, runtime }: Session,
  { query }: WorkspaceSymbolParams,
): Promise<WorkspaceSymbol[]> {
  const graph = await resources.graph();
  const pacer = createPacer(runtime);
  const symbols: WorkspaceSymbol[] = [];
  for (const site of await paced(findObjects(graph.sites(), query), pacer)) {
    if (pacer.isDue()) await pacer.pause();
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
