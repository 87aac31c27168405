import { locate } from "../../core/documents/documentPlace.ts";
import { titleOf } from "../../core/graph/findObjects.ts";
import { isMissed, wantedBy } from "../../core/graph/reference.ts";
import type { ResourceGraph } from "../../core/graph/resourceGraph.ts";
import type { Site } from "../../core/graph/site.ts";
import type { Range } from "../../core/text/range.ts";

/** An object among the files, as a reader finds it. */
export interface PlacedObject {
  /** `Kind/name`. */
  readonly object: string;
  readonly namespace?: string;
  readonly file: string;
  /** Of its name, from 1. */
  readonly line: number;
}

/** A reference from one object to others. */
export interface Link {
  readonly from: PlacedObject;
  /** Field that refers, as the API server writes it. */
  readonly path: string;
  /** Of that field, from 1. */
  readonly line: number;
  /** What is looked for: `Kind/name`, or `Pods` for a selector. */
  readonly wants: string;
  /** What is meant; empty when none of the files has it. */
  readonly to: readonly PlacedObject[];
}

/**
 * All references between the objects of a graph and to what is missed, in the order of the files.
 * @param nameOf name of a file by its URI
 */
export function linksIn(graph: ResourceGraph, nameOf: (uri: string) => string): readonly Link[] {
  const lineOf = ({ uri, part }: Site, range: Range): number => {
    const file = graph.fileOf(uri);
    return file === undefined ? 1 : (locate({ file, part, range }, file)?.start.line ?? 0) + 1;
  };
  const placed = (site: Site): PlacedObject => {
    const { facts, nameRange } = site.object;
    return {
      object: titleOf(site),
      ...(facts.namespace === undefined ? {} : { namespace: facts.namespace }),
      file: nameOf(site.uri),
      line: lineOf(site, nameRange),
    };
  };
  return [...graph.sites()].flatMap((site) =>
    site.object.references.flatMap((reference) => {
      const targets = graph.targetsOf({ site, reference });
      if (targets.length === 0 && !isMissed(reference)) return [];
      return {
        from: placed(site),
        path: reference.path,
        line: lineOf(site, reference.range),
        wants: wantedBy(reference),
        to: targets.map(placed),
      };
    }),
  );
}
