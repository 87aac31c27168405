import { SymbolKind, type WorkspaceSymbol, type WorkspaceSymbolParams } from "vscode-languageserver";
import { findObjects, titleOf } from "../../core/graph/findObjects.ts";
import { locationsOf } from "../graphLocations.ts";
import type { Session } from "../session.ts";

/** `workspace/symbol`: the objects of the workspace as `Kind/name`. */
export async function workspaceSymbol(
  { resources }: Session,
  { query }: WorkspaceSymbolParams,
): Promise<WorkspaceSymbol[]> {
  const graph = await resources.graph();
  return findObjects(graph.sites(), query).flatMap((site) => {
    const { namespace } = site.object.facts;
    return locationsOf(graph, site, site.object.nameRange).map((location) => ({
      name: titleOf(site),
      kind: SymbolKind.Class,
      location,
      ...(namespace === undefined ? {} : { containerName: namespace }),
    }));
  });
}
