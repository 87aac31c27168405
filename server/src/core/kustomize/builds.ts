import type { KnownKustomization } from "./fileForms.ts";
import type { GeneratedObject } from "./kustomization.ts";
import { isRemote, resolvePath } from "./resolvePath.ts";

/** What is built at once: a kustomization that no other takes up, with all that it takes up itself. */
export interface Build {
  /** URI of its kustomization. */
  readonly uri: string;
  /** URIs of the files with its objects. */
  readonly files: ReadonlySet<string>;
  readonly generated: readonly GeneratedObject[];
  /** No plugin, chart or other machine brings in objects that the files do not show. */
  readonly isClosed: boolean;
}

/** @param kustomizations by the URI of their file */
export function buildsOf(kustomizations: ReadonlyMap<string, KnownKustomization>): readonly Build[] {
  const byFolder = new Map([...kustomizations.keys()].map((uri) => [folderOf(uri), uri]));
  const takenUp = new Set(
    [...kustomizations].flatMap(([uri, { kustomization }]) =>
      kustomization.paths.map(({ path }) => byFolder.get(resolvePath(uri, path))),
    ),
  );
  return [...kustomizations]
    .filter(([uri, { kustomization }]) => kustomization.kind === "Kustomization" && !takenUp.has(uri))
    .map(([uri]) => buildOf(uri, kustomizations, byFolder));
}

function buildOf(
  top: string,
  kustomizations: ReadonlyMap<string, KnownKustomization>,
  byFolder: ReadonlyMap<string, string>,
): Build {
  const files = new Set<string>();
  const generated: GeneratedObject[] = [];
  const visited = new Set<string>();
  let isClosed = true;

  function visit(uri: string): void {
    const known = kustomizations.get(uri);
    if (known === undefined || visited.has(uri)) return;
    visited.add(uri);
    const { kustomization, missing } = known;
    generated.push(...kustomization.generated);
    if (kustomization.makesMore || missing.length > 0) isClosed = false;
    for (const { role, path } of kustomization.paths) {
      if (role !== "resource" && role !== "component") continue;
      const named = resolvePath(uri, path);
      const below = byFolder.get(named);
      if (below !== undefined) visit(below);
      else if (isRemote(path)) isClosed = false;
      else files.add(named);
    }
  }

  visit(top);
  return { uri: top, files, generated, isClosed };
}

function folderOf(uri: string): string {
  return uri.slice(0, uri.lastIndexOf("/"));
}
