import { factsOf, objectsBelow, type ObjectFacts } from "../features/facts/objectFacts.ts";
import { Cursor } from "../manifest/cursor.ts";
import { podPartsBelow } from "../manifest/podParts.ts";
import type { Range } from "../text/range.ts";
import type { YamlDocument } from "../yaml/node.ts";
import { typeReferences } from "./customTypes.ts";
import { kindFactsOf, type KindFacts } from "./kindFacts.ts";
import { madeObjects, type MadeObject } from "./madeObjects.ts";
import { readWorkload, type WorkloadFacts } from "./workload.ts";
import { referenceAt } from "./places.ts";
import type { Reference } from "./reference.ts";

/** An object as the graph knows it. Ranges count from the start of its document part. */
export interface GraphObject extends KindFacts {
  readonly facts: ObjectFacts;
  /** Of `metadata.name`. */
  readonly nameRange: Range;
  readonly references: readonly Reference[];
  /** Names of what controllers make for it; a reference to one of them means this object. */
  readonly makes: readonly MadeObject[];
  /** Of what makes Pods. */
  readonly workload?: WorkloadFacts;
}

/** Deeper than any field of a known kind that refers to something. */
const searchDepth = 30;

/** Where texts of people and schemas lie, in which nothing refers to an object. */
const opaque: ReadonlySet<string> = new Set(["data", "stringData", "binaryData", "openAPIV3Schema"]);

/**
 * The objects of one document with what they refer to; none of those that have no name yet.
 * @param top the cursor at the whole document, where somebody has walked it already
 */
export function readGraphObjects(
  document: YamlDocument,
  top: Cursor = Cursor.root(document.root),
): readonly GraphObject[] {
  return objectsBelow(top).flatMap((root) => {
    const pods = podPartsBelow(root);
    const facts = factsOf(root, pods);
    if (facts === undefined) return [];
    const references: Reference[] = [...typeReferences(root, facts.gvk)];
    collect(root, root, facts, searchDepth, references);
    const { start, end } = root.at("metadata", "name").range;
    const workload =
      facts.podLabels.size === 0 ? {} : { workload: readWorkload(root, pods.containers, document.text) };
    const makes = madeObjects(root, facts);
    const ofKind = kindFactsOf(root, facts.gvk);
    return [{ facts, nameRange: { start, end }, references, makes, ...workload, ...ofKind }];
  });
}

function collect(root: Cursor, at: Cursor, facts: ObjectFacts, depth: number, found: Reference[]): void {
  if (depth === 0 || at.scalar !== undefined) return;
  for (const child of at.children()) {
    if (opaque.has(child.name)) continue;
    const reference = referenceAt(facts.gvk.kind, root, child, facts.namespace);
    if (reference !== undefined) found.push(reference);
    collect(root, child, facts, depth - 1, found);
  }
}
