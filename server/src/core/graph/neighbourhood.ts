import { titleOf } from "./findObjects.ts";
import { isSelecting } from "./podIndex.ts";
import { isMissed, wantedBy, type Reference } from "./reference.ts";
import type { ResourceGraph } from "./resourceGraph.ts";
import type { Site } from "./site.ts";

/** An object among others, or what one of them wants and no file has. */
export interface Neighbour {
  /** `Kind/name`, or `Pods` for those that a selector looks for. */
  readonly title: string;
  /** Absent where no file has it. */
  readonly site: Site | undefined;
  /** One of those whose neighbourhood it is. */
  readonly isCentre: boolean;
}

/** That one object refers to another, by the indexes of both. */
export interface NeighbourLink {
  readonly from: number;
  readonly to: number;
  /** The fields that say it, as the API server writes them. */
  readonly paths: readonly string[];
}

/** Some objects and those around them. */
export interface Neighbourhood {
  readonly neighbours: readonly Neighbour[];
  readonly links: readonly NeighbourLink[];
  /** There are more than could be shown. */
  readonly isCut: boolean;
}

/** More do not fit on a screen, nor into a head. */
const mostNeighbours = 60;
/** From a setting over what reads it to what leads there. */
const mostSteps = 2;

/**
 * What some objects refer to, what refers to them, and the same again of those; and of the objects themselves what they want and no
 * file has. Whoever asks may do something else at each `yield`.
 * @param centre the objects whose neighbourhood it is
 */
export function* neighbourhoodOf(
  graph: ResourceGraph,
  centre: readonly Site[],
  most = mostNeighbours,
): Generator<undefined, Neighbourhood> {
  const { members, isCut } = yield* membersAround(graph, centre, most);
  const indexes = new Map(members.map((site, index) => [site, index]));
  const centreSites = new Set(centre);
  /** By what is wanted; two selectors look for different Pods. */
  const missing = new Map<string, { readonly index: number; readonly title: string }>();
  const links = createLinks();
  let leavesOut = isCut;

  /** Where it stands among the neighbours, if there is room for it. */
  function missingAt(from: number, reference: Reference): number | undefined {
    const title = wantedBy(reference);
    const key = isSelecting(reference) ? String(from) : title;
    const known = missing.get(key);
    if (known !== undefined) return known.index;
    const index = members.length + missing.size;
    leavesOut ||= index >= most;
    if (index >= most) return undefined;
    missing.set(key, { index, title });
    return index;
  }

  for (const [from, site] of members.entries()) {
    for (const reference of site.object.references) {
      const targets = graph.targetsOf({ site, reference });
      for (const target of targets) links.add(from, indexes.get(target), reference.path);
      if (targets.length === 0 && isMissed(reference) && centreSites.has(site))
        links.add(from, missingAt(from, reference), reference.path);
    }
    yield;
  }
  return {
    neighbours: [
      ...members.map((site) => ({ title: titleOf(site), site, isCentre: centreSites.has(site) })),
      ...[...missing.values()].map(({ title }) => ({ title, site: undefined, isCentre: false })),
    ],
    links: links.all(),
    isCut: leavesOut,
  };
}

/** The objects themselves in front, then those around them, step by step. */
function* membersAround(
  graph: ResourceGraph,
  centre: readonly Site[],
  most: number,
): Generator<undefined, { readonly members: readonly Site[]; readonly isCut: boolean }> {
  const members = new Set(centre.slice(0, most));
  let isCut = members.size < centre.length;
  let latest: readonly Site[] = [...members];
  for (let step = 0; step < mostSteps; step++) {
    const found: Site[] = [];
    for (const site of latest) {
      for (const near of nextTo(graph, site, step === 0)) {
        if (members.has(near)) continue;
        if (members.size === most) {
          isCut = true;
          break;
        }
        members.add(near);
        found.push(near);
      }
      yield;
    }
    latest = found;
  }
  return { members: [...members], isCut };
}

/** That two objects are of one type does not bring them together: they are next to its definition where that is the centre. */
function nextTo(graph: ResourceGraph, site: Site, isCentre: boolean): readonly Site[] {
  const referrers = graph.referrersTo(site).filter(({ reference: { kind } }) => isCentre || kind !== "type");
  return [
    ...site.object.references.flatMap((reference) => graph.targetsOf({ site, reference })),
    ...referrers.map((referrer) => referrer.site),
  ];
}

/** One link between two objects, however many fields say it; none from an object to itself. */
function createLinks(): {
  add(from: number, to: number | undefined, path: string): void;
  all(): readonly NeighbourLink[];
} {
  const links = new Map<string, { from: number; to: number; paths: string[] }>();
  return {
    add(from, to, path) {
      if (to === undefined || from === to) return;
      const key = `${String(from)} ${String(to)}`;
      const paths = links.get(key)?.paths ?? [];
      if (!paths.includes(path)) links.set(key, { from, to, paths: [...paths, path] });
    },
    all: () => [...links.values()],
  };
}
