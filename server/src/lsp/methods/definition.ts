import type { DefinitionParams, Location } from "vscode-languageserver";
import { targetRange } from "../../core/graph/occurrence.ts";
import { locationsOf, occurrenceUnder } from "../graphLocations.ts";
import type { Session } from "../session.ts";

/** `textDocument/definition`: from a name, a key, a port or a selector to what is meant by it. */
export async function definition(
  { resources, trees }: Session,
  params: DefinitionParams,
): Promise<Location[] | undefined> {
  const graph = await resources.graph();
  const found = occurrenceUnder(graph, params);
  if (found === undefined) return undefined;
  if (found.kind === "definition") return [...locationsOf(graph, found.site, found.site.object.nameRange)];
  const { referrer } = found;
  return graph
    .targetsOf(referrer)
    .flatMap((site) =>
      locationsOf(graph, site, targetRange(site, referrer.reference, trees.treeOf(site.part))),
    );
}
