import type { CancellationToken, Location, ReferenceParams } from "vscode-languageserver";
import { chartMeaning } from "../helm/chartLocations.ts";
import { locationsOf, occurrenceUnder } from "../graphLocations.ts";
import type { Session } from "../session.ts";
import { sourceLocations } from "../walkthrough/sourceLocations.ts";

/**
 * `textDocument/references`: everything that means the object under the cursor, or the objects that it refers to; for a field of a
 * custom resource the Go code in the workspace that reads it; inside of a Helm chart the templates that read a value.
 */
export async function references(
  session: Session,
  params: ReferenceParams,
  token: CancellationToken,
): Promise<Location[] | undefined> {
  const inChart = await chartMeaning(session, params);
  if (inChart !== undefined)
    return [...(params.context.includeDeclaration ? inChart.definitions : []), ...inChart.uses];
  const { resources } = session;
  const graph = await resources.graph();
  const found = occurrenceUnder(graph, params);
  if (found === undefined) {
    const { includeDeclaration } = params.context;
    return sourceLocations(session, params, token, ({ definitions, readers }) =>
      includeDeclaration ? [...definitions, ...readers] : readers,
    );
  }
  const targets = found.kind === "definition" ? [found.site] : graph.targetsOf(found.referrer);
  const definitions = params.context.includeDeclaration ? targets : [];
  const referrers = new Map(
    targets.flatMap((site) => graph.referrersTo(site).map((referrer) => [referrer.reference, referrer])),
  );
  return [
    ...definitions.flatMap((site) => locationsOf(graph, site, site.object.nameRange)),
    ...[...referrers.values()].flatMap(({ site, reference }) => locationsOf(graph, site, reference.range)),
  ];
}
