import type { CancellationToken, Location, ReferenceParams } from "vscode-languageserver";
import { referrersTo } from "../../core/graph/occurrence.ts";
import { chartMeaning } from "../helm/chartLocations.ts";
import { locationsOf, meantUnder } from "../graphLocations.ts";
import type { Session } from "../session.ts";
import { sourceLocations } from "../walkthrough/sourceLocations.ts";

/**
 * `textDocument/references`: everything that means the object, the key or the port under the cursor, or what it refers to; for a field
 * of a custom resource the Go code in the workspace that reads it; inside of a Helm chart the templates that read a value.
 */
export async function references(
  session: Session,
  params: ReferenceParams,
  token: CancellationToken,
): Promise<Location[] | undefined> {
  const inChart = await chartMeaning(session, params);
  if (inChart !== undefined)
    return [...(params.context.includeDeclaration ? inChart.definitions : []), ...inChart.uses];
  const { resources, trees } = session;
  const graph = await resources.graph();
  const meant = meantUnder(graph, params, trees);
  const { includeDeclaration } = params.context;
  if (meant === undefined) {
    return sourceLocations(session, params, token, ({ definitions, readers }) =>
      includeDeclaration ? [...definitions, ...readers] : readers,
    );
  }
  const definitions = includeDeclaration ? meant : [];
  const referrers = new Map(
    meant
      .flatMap((each) => referrersTo(graph, each, trees.treeOf(each.site.part)))
      .map((referrer) => [referrer.reference, referrer]),
  );
  return [
    ...definitions.flatMap(({ site, range }) => locationsOf(graph, site, range)),
    ...[...referrers.values()].flatMap(({ site, reference }) => locationsOf(graph, site, reference.range)),
  ];
}
