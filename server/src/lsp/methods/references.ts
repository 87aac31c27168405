import type { Location, ReferenceParams } from "vscode-languageserver";
import { locationsOf, occurrenceUnder } from "../graphLocations.ts";
import type { Session } from "../session.ts";

/** `textDocument/references`: everything that means the object under the cursor, or the objects that it refers to. */
export async function references(
  { resources }: Session,
  params: ReferenceParams,
): Promise<Location[] | undefined> {
  const graph = await resources.graph();
  const found = occurrenceUnder(graph, params);
  if (found === undefined) return undefined;
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
