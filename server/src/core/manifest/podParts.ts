import { findEntry, type YamlNode } from "../yaml/node.ts";
import type { Cursor } from "./cursor.ts";

/** What an object says of the Pods that it makes, wherever its kind has it. */
export interface PodParts {
  /** The first mapping that looks like a pod template: a spec with containers, beside metadata. */
  readonly template: Cursor | undefined;
  /** Those that run before and beside the others too. */
  readonly containers: readonly Cursor[];
}

/** Pod templates lie at most this deep below the root of any kind known. */
const searchDepth = 10;

/** Both are found on one way through the object. A Pod is its own template. */
export function podPartsBelow(object: Cursor): PodParts {
  const found: Found = { template: undefined, containers: [] };
  search(object, searchDepth, found);
  return found;
}

/** The containers of the Pods that an object makes. */
export function containersBelow(object: Cursor): readonly Cursor[] {
  return podPartsBelow(object).containers;
}

interface Found {
  template: Cursor | undefined;
  readonly containers: Cursor[];
}

function search(at: Cursor, depth: number, found: Found): void {
  if (depth === 0 || at.scalar !== undefined) return;
  if (found.template === undefined && isPodTemplate(at)) found.template = at;
  if (at.name === "containers" || at.name === "initContainers") found.containers.push(...at.items());
  for (const child of at.children()) search(child, depth - 1, found);
}

function isPodTemplate({ node }: Cursor): boolean {
  return (
    fieldOf(fieldOf(node, "spec"), "containers")?.kind === "sequence" &&
    fieldOf(node, "metadata")?.kind === "mapping"
  );
}

function fieldOf(node: YamlNode | undefined, name: string): YamlNode | undefined {
  return node?.kind === "mapping" ? findEntry(node, name)?.value : undefined;
}
