import type { CancellationToken, DefinitionParams, Location } from "vscode-languageserver";
import { targetRange } from "../../core/graph/occurrence.ts";
import { chartMeaning } from "../helm/chartLocations.ts";
import { locationsOf, occurrenceUnder } from "../graphLocations.ts";
import type { Session } from "../session.ts";
import { sourceLocations } from "../walkthrough/sourceLocations.ts";

/**
 * `textDocument/definition`: from a name, a key, a port or a selector to what is meant by it; from an argument or a field of a
 * custom resource to the Go source in the workspace; inside of a Helm chart from a value to its default.
 */
export async function definition(
  session: Session,
  params: DefinitionParams,
  token: CancellationToken,
): Promise<Location[] | undefined> {
  const inChart = await chartMeaning(session, params);
  if (inChart !== undefined) return [...inChart.definitions];
  const { resources, trees } = session;
  const graph = await resources.graph();
  const found = occurrenceUnder(graph, params);
  if (found === undefined) return sourceLocations(session, params, token, ({ definitions }) => definitions);
  if (found.kind === "definition") return [...locationsOf(graph, found.site, found.site.object.nameRange)];
  const { referrer } = found;
  return graph
    .targetsOf(referrer)
    .flatMap((site) =>
      locationsOf(graph, site, targetRange(site, referrer.reference, trees.treeOf(site.part))),
    );
}
