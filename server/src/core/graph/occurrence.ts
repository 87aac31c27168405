import type { DocumentPart } from "../documents/documentPart.ts";
import { objectsIn } from "../features/facts/objectFacts.ts";
import { Cursor } from "../manifest/cursor.ts";
import { touches, type Range } from "../text/range.ts";
import { patchRootsIn } from "./readPart.ts";
import { containersBelow } from "../manifest/podParts.ts";
import type { YamlDocument } from "../yaml/node.ts";
import { partNames } from "./partNames.ts";
import type { Reference } from "./reference.ts";
import type { ResourceGraph } from "./resourceGraph.ts";
import type { Referrer, Site } from "./site.ts";

/** What stands at a place of a file: the name of an object, or a reference to others. */
export type Occurrence =
  | { readonly kind: "definition"; readonly site: Site }
  | { readonly kind: "reference"; readonly referrer: Referrer };

/** What the graph knows at an offset of a part: of references that contain each other the innermost. */
export function occurrenceAt(
  graph: ResourceGraph,
  uri: string,
  part: DocumentPart,
  offset: number,
): Occurrence | undefined {
  for (const site of graph.sitesIn(uri, part)) {
    const { nameRange, references } = site.object;
    if (!site.isPatch && touches(nameRange, offset)) return { kind: "definition", site };
    const reference = references.findLast((one) => rangesOf(one).some((range) => touches(range, offset)));
    if (reference !== undefined) return { kind: "reference", referrer: { site, reference } };
  }
  return undefined;
}

/** An object, or a key, a port or the kind in it that others refer to. */
export interface Meant {
  readonly site: Site;
  /** Of the name, or of the part. */
  readonly range: Range;
}

/**
 * The key, the port or the defined kind at an offset of a part, where somebody refers to it.
 * @param document of the part
 */
export function referredAt(
  graph: ResourceGraph,
  uri: string,
  part: DocumentPart,
  offset: number,
  document: YamlDocument,
): Meant | undefined {
  for (const site of graph.sitesIn(uri, part)) {
    const ranges = graph.referrersTo(site).map(({ reference }) => targetRange(site, reference, document));
    const range = ranges.find((one) => one !== site.object.nameRange && touches(one, offset));
    if (range !== undefined) return { site, range };
  }
  return undefined;
}

/**
 * Who refers to an object in any way or, where a part of it is meant, to that.
 * @param document that holds the object
 */
export function referrersTo(
  graph: ResourceGraph,
  { site, range }: Meant,
  document: YamlDocument,
): readonly Referrer[] {
  const all = graph.referrersTo(site);
  if (range === site.object.nameRange) return all;
  return all.filter(({ reference }) => targetRange(site, reference, document).start === range.start);
}

function rangesOf(reference: Reference): readonly Range[] {
  return reference.kind === "type" ? [reference.range, reference.apiVersionRange] : [reference.range];
}

/**
 * Where in an object stands what a reference means: the kind, the key or the port, else the name.
 * @param document that holds the object
 */
export function targetRange(site: Site, reference: Reference, document: YamlDocument): Range {
  return partOf(site, rootOf(site, document), reference) ?? site.object.nameRange;
}

/** Where in its document an object begins. */
export function rootOf({ object }: Pick<Site, "object">, document: YamlDocument): Cursor {
  const roots = [...patchRootsIn(document), ...objectsIn(document)];
  const holds = ({ node }: Cursor): boolean => node !== undefined && touches(node, object.nameRange.start);
  return roots.find(holds) ?? Cursor.root(undefined);
}

function partOf({ object }: Site, root: Cursor, reference: Reference): Range | undefined {
  switch (reference.kind) {
    case "object":
    case "params":
    case "pods":
      return undefined;
    case "part":
      return partNames(object.facts, root).find(({ string }) => string === reference.part)?.range;
    case "type":
      return object.defines?.range;
    case "key":
      return ["data", "stringData", "binaryData"]
        .map((field) => root.at(field).key(reference.key).entry?.key)
        .find((key) => key !== undefined);
    case "container-port":
      return containersBelow(root)
        .flatMap((container) => container.at("ports").items())
        .map((port) => port.at(typeof reference.port === "number" ? "containerPort" : "name"))
        .find((value) => (value.number ?? value.string) === reference.port)?.range;
    case "port":
      return root
        .at("spec", "ports")
        .items()
        .map((port) => port.at(typeof reference.port === "number" ? "port" : "name"))
        .find((value) => (value.number ?? value.string) === reference.port)?.range;
  }
}
