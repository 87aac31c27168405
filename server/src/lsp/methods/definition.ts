import type { CancellationToken, DefinitionParams, Location } from "vscode-languageserver";
import { chartMeaning } from "../helm/chartLocations.ts";
import { locationsOf, meantUnder } from "../graphLocations.ts";
import { nameLocations } from "../nameLocations.ts";
import { meaningInKustomization, meaningOnceBuilt } from "../kustomize/builtLocations.ts";
import type { Session } from "../session.ts";
import { sourceLocations } from "../walkthrough/sourceLocations.ts";

/**
 * `textDocument/definition`: from a name, a key, a port, a selector or a custom type to what is meant by it; from a mount to
 * its volume and from a probe to its port; from an argument or a field of a
 * custom resource to the Go source in the workspace; inside of a Helm chart from a value to its default.
 */
export async function definition(
  session: Session,
  params: DefinitionParams,
  token: CancellationToken,
): Promise<Location[] | undefined> {
  const inChart = await chartMeaning(session, params);
  if (inChart !== undefined) return [...inChart.definitions];
  const inKustomization = await meaningInKustomization(session, params);
  if (inKustomization !== undefined) return [...inKustomization.definitions];
  const { resources, trees } = session;
  const graph = await resources.graph();
  const meant = meantUnder(graph, params, trees);
  if (meant?.length === 0) return [...(meaningOnceBuilt(session, graph, params)?.definitions ?? [])];
  if (meant === undefined)
    return (
      nameLocations(session, graph, params)?.definitions.slice() ??
      sourceLocations(session, params, token, ({ definitions }) => definitions)
    );
  return meant.flatMap(({ site, range }) => locationsOf(graph, site, range));
}
