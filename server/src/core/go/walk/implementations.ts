import { methodNames } from "../members.ts";
import type { Declaration, GoPackage } from "../program.ts";
import type { NamedType } from "../types.ts";
import type { Frame } from "./frame.ts";
import { isLibrary } from "./library.ts";
import { importsOfCommand } from "./importsOfCommand.ts";
import type { Walk } from "./walk.ts";

/** Names of what stands in for the real thing in tests. */
export const standIn = /fake|mock|testing|\bstub|noop|dummy/iu;

/**
 * Methods that may run behind a call through an interface, best first: of the controller that is followed, then of the
 * interface's own package, then of other packages that the walk came through.
 */
export function implementations(
  walk: Walk,
  owner: NamedType | undefined,
  method: string,
  frame: Frame,
): readonly Declaration[] {
  if (owner === undefined) return [];
  const key = `${owner.package} ${owner.name} ${method} ${frame.example?.package ?? ""}`;
  const known = walk.implementations.get(key);
  if (known !== undefined) return known;
  const found = findImplementations(walk, owner, method, frame);
  walk.implementations.set(key, found);
  return found;
}

function findImplementations(
  walk: Walk,
  owner: NamedType,
  method: string,
  frame: Frame,
): readonly Declaration[] {
  const needed = methodNames(walk.program, owner);
  if (needed === undefined) return [];
  const example = frame.example === undefined ? undefined : walk.program.packageAt(frame.example.package);
  const rank = (home: GoPackage): number => (home === example ? 2 : home.path === owner.package ? 1 : 0);
  const among = (packages: readonly GoPackage[]): readonly Declaration[] =>
    packages
      .filter((home) => !standIn.test(home.path) && (needed.length >= 2 || rank(home) > 0))
      .flatMap((home) =>
        [...home.types].flatMap(([name, type]) => {
          const isForeign = home.path !== owner.package && isLibrary(type.file);
          const declaration =
            standIn.test(name) || isForeign ? undefined : methodsOf(home, type, needed)?.get(method);
          return declaration === undefined ? [] : [{ declaration, rank: rank(home) }];
        }),
      )
      .sort((a, b) => b.rank - a.rank)
      .map(({ declaration }) => declaration);
  const known = among(walk.program.loaded());
  return known.length > 0 ? known : among(importedForEffect(walk));
}

/** Packages that nothing calls: they register themselves as they are loaded, or are registered by the one that is imported. */
function importedForEffect(walk: Walk): readonly GoPackage[] {
  const main = walk.frames.values().next().value?.file.package;
  if (main === undefined) return [];
  return importsOfCommand(walk, main)
    .filter(({ name }) => name === "_")
    .flatMap(({ path }) => {
      const home = walk.program.packageAt(path);
      const own = home === undefined ? [] : [...importsOfPackage(home)].filter((each) => isBelow(each, path));
      return [home, ...own.map((each) => walk.program.packageAt(each))].filter((each) => each !== undefined);
    });
}

/** The methods of a type and of those that it embeds from its own package, if it has all that are needed. */
function methodsOf(
  home: GoPackage,
  { outline, file }: Declaration,
  needed: readonly string[],
): ReadonlyMap<string, Declaration> | undefined {
  const methods = new Map(home.methods.get(outline.name));
  const isWhole = (): boolean => needed.every((name) => methods.has(name));
  if (methods.size > 0 && !isWhole()) {
    const text = file.text.slice(outline.start, outline.end);
    for (const [, embedded = ""] of text.matchAll(/^\t\*?([A-Za-z_]\w*)\s*$/gmu))
      for (const [name, each] of home.methods.get(embedded) ?? [])
        if (!methods.has(name)) methods.set(name, each);
  }
  return isWhole() ? methods : undefined;
}

function importsOfPackage({ files }: GoPackage): ReadonlySet<string> {
  return new Set(files.flatMap(({ outline }) => outline.imports.map(({ path }) => path)));
}

function isBelow(path: string, around: string): boolean {
  return path.startsWith(`${around}/`);
}
