import { mermaidOf } from "../../core/graph/mermaid.ts";
import { neighbourhoodOf, type Neighbour, type Neighbourhood } from "../../core/graph/neighbourhood.ts";
import type { ResourceGraph } from "../../core/graph/resourceGraph.ts";
import { locationsOf } from "../graphLocations.ts";
import { createPacer, paced } from "../pacer.ts";
import type { Session } from "../session.ts";
import {
  neighbourhoodMethod,
  type NeighbourhoodAnswer,
  type NeighbourhoodNode,
  type NeighbourhoodParams,
} from "./protocol.ts";

/**
 * Answers which objects lie around those of a file, as a graph and as text.
 * @param ready resolves when it is known what the kustomizations of the folders are built of
 */
export function registerNeighbourhoodRequest(
  { connection, resources, runtime, workspace }: Session,
  ready: Promise<void>,
): void {
  async function around(graph: ResourceGraph, uri: string): Promise<Neighbourhood> {
    const built = workspace.snapshot().builds.find((build) => build.uri === uri);
    const uris = built === undefined ? [uri] : [...built.files.keys()];
    const centre = uris.flatMap(
      (each) => graph.fileOf(each)?.parts.flatMap((part) => graph.sitesIn(each, part)) ?? [],
    );
    return paced(neighbourhoodOf(graph, centre), createPacer(runtime));
  }

  connection.onRequest(
    neighbourhoodMethod,
    async ({ uri }: NeighbourhoodParams): Promise<NeighbourhoodAnswer> => {
      await ready;
      const graph = await resources.graph();
      const { neighbours, links, isCut } = await around(graph, uri);
      const arrows = links.map(({ from, to }) => ({
        from,
        to,
        isMissing: neighbours[to]?.site === undefined,
      }));
      return {
        nodes: neighbours.map((neighbour) => nodeOf(neighbour, graph)),
        edges: links,
        isCut,
        mermaid: mermaidOf(
          neighbours.map(({ title, site }) => (site?.isPatch === true ? `${title} (patch)` : title)),
          arrows,
        ),
      };
    },
  );
}

function nodeOf({ title, site, isCentre }: Neighbour, graph: ResourceGraph): NeighbourhoodNode {
  if (site === undefined) return { title, isCentre, isPatch: false };
  const { facts, nameRange } = site.object;
  const [location] = locationsOf(graph, site, nameRange);
  return {
    title,
    isCentre,
    isPatch: site.isPatch,
    ...(facts.namespace === undefined ? {} : { namespace: facts.namespace }),
    ...(location === undefined ? {} : { location }),
  };
}
