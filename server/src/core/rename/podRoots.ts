import { rootOf } from "../graph/occurrence.ts";
import type { Site } from "../graph/site.ts";
import type { Cursor } from "../manifest/cursor.ts";
import type { RenameContext } from "./renaming.ts";

/** An object with the patches of it: where names inside of its Pods stand. */
export interface Rooted {
  readonly site: Site;
  readonly root: Cursor;
}

/** The object that a site speaks of, and every patch of it. */
export function withPatches(site: Site, { graph, treeOf }: RenameContext): readonly Rooted[] {
  const base = site.isPatch ? graph.objectsNamed(patchedName(site)) : [site];
  const patches = base.flatMap((object) =>
    graph
      .referrersTo(object)
      .filter(({ site: { isPatch }, reference }) => isPatch && reference.path === "metadata.name")
      .map((referrer) => referrer.site),
  );
  return [...new Set([...base, ...patches])].map((found) => ({
    site: found,
    root: rootOf(found, treeOf(found.part)),
  }));
}

function patchedName({ object: { facts } }: Site): {
  readonly group: string;
  readonly kind: string;
  readonly name: string;
} {
  return { group: facts.gvk.group, kind: facts.gvk.kind, name: facts.name };
}

/** Every value below a place that has one of these names as its field. */
export function fieldsBelow(at: Cursor, names: ReadonlySet<string>): readonly Cursor[] {
  const below = [...at.fields(), ...at.items()];
  return below.flatMap((child) => [
    ...(names.has(child.name) ? [child] : []),
    ...(child.scalar === undefined ? fieldsBelow(child, names) : []),
  ]);
}
