import type { Declaration } from "../program.ts";
import { childOf, descendants, type SyntaxNode } from "../syntax.ts";
import { isLibrary } from "./library.ts";
import type { CallPlace, Walk } from "./walk.ts";

/** Calls of a function in the packages that were read so far, best first: those of packages whose loops the walk came through. */
export function callPlaces(walk: Walk, called: Declaration): readonly CallPlace[] {
  const known = walk.callPlaces.get(called.outline) ?? findCalls(walk, called);
  walk.callPlaces.set(called.outline, known);
  return known;
}

function findCalls(walk: Walk, called: Declaration): readonly CallPlace[] {
  const mention = `${called.outline.name}(`;
  const files = walk.program
    .loaded()
    .flatMap(({ files: own }) => own)
    .filter((file) => file.text.includes(mention) && !isLibrary(file));
  const found = files.flatMap((file) =>
    file.outline.declarations.flatMap((outline): CallPlace[] => {
      const isFunction = outline.kind === "function" || outline.kind === "method";
      if (!isFunction || outline === called.outline) return [];
      if (!file.text.slice(outline.start, outline.end).includes(mention)) return [];
      const owner = { outline, file };
      const node = walk.program.tree(owner);
      if (node === undefined) return [];
      const calls = [...descendants(node)].filter((each) => isCallOf(walk, each, called, file));
      return calls.map((call) => ({ owner, node, call }));
    }),
  );
  const loops = new Set(
    walk.candidates
      .filter(({ kind }) => kind === "sync-loop" || kind === "controller-run")
      .map(({ declaration }) => declaration.file.package),
  );
  const rank = ({ owner: { file } }: CallPlace): number => Number(loops.has(file.package));
  return found.sort((a, b) => rank(b) - rank(a));
}

function isCallOf(walk: Walk, node: SyntaxNode, called: Declaration, file: Declaration["file"]): boolean {
  const name = node.type === "call_expression" ? childOf(node, "function") : undefined;
  if (name === undefined || !file.text.slice(name.start, name.end).endsWith(called.outline.name))
    return false;
  const callee = walk.resolver.calleeOf(name, file);
  return callee.kind === "declared" && callee.declaration.outline === called.outline;
}
