import type { CancellationToken, Location, ReferenceParams } from "vscode-languageserver";
import { referrersTo } from "../../core/graph/occurrence.ts";
import { chartMeaning } from "../helm/chartLocations.ts";
import { locationsOf, meantUnder } from "../graphLocations.ts";
import { nameLocations } from "../nameLocations.ts";
import { meaningInKustomization, meaningOnceBuilt, usesOnceBuilt } from "../kustomize/builtLocations.ts";
import type { Session } from "../session.ts";
import { sourceLocations } from "../walkthrough/sourceLocations.ts";

/**
 * `textDocument/references`: everything that means the object, the key or the port under the cursor, or what it refers to, and uses of a
 * volume or a port in its own object; for a field of a custom resource the Go code in the workspace that reads it; inside of a Helm chart
 * the templates that read a value, and of a chart or a named template those of the charts that depend on it.
 */
export async function references(
  session: Session,
  params: ReferenceParams,
  token: CancellationToken,
): Promise<Location[] | undefined> {
  const inChart = await chartMeaning(session, params, true);
  if (inChart !== undefined)
    return [...(params.context.includeDeclaration ? inChart.definitions : []), ...inChart.uses];
  const { includeDeclaration } = params.context;
  const { resources, trees } = session;
  const graph = await resources.graph();
  const meant = meantUnder(graph, params, trees);
  const built =
    (await meaningInKustomization(session, params)) ??
    (meant?.length === 0 ? meaningOnceBuilt(session, graph, params) : undefined);
  if (built !== undefined) return distinct([...(includeDeclaration ? built.definitions : []), ...built.uses]);
  const isOfPart = meant?.every(({ site, range }) => range !== site.object.nameRange) ?? true;
  const named = isOfPart ? nameLocations(session, graph, params) : undefined;
  if (meant === undefined) {
    if (named !== undefined) return [...(includeDeclaration ? named.definitions : []), ...named.uses];
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
  return distinct([
    ...definitions.flatMap(({ site, range }) => locationsOf(graph, site, range)),
    ...[...referrers.values()].flatMap(({ site, reference }) => locationsOf(graph, site, reference.range)),
    ...meant
      .filter(({ site, range }) => range === site.object.nameRange)
      .flatMap(({ site }) => usesOnceBuilt(session, graph, site)),
    ...(named?.uses ?? []),
  ]);
}

/** Several ways may lead to one place. */
function distinct(locations: readonly Location[]): Location[] {
  const places = new Map(
    locations.map((location) => [`${location.uri} ${JSON.stringify(location.range.start)}`, location]),
  );
  return [...places.values()];
}
