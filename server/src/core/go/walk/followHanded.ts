import type { Edge } from "../candidate.ts";
import type { Example } from "./frame.ts";
import { nearFollowed } from "./followed.ts";
import { lengthOfType } from "./handed.ts";
import { enter } from "./interpreter.ts";
import type { HandedController, Walk } from "./walk.ts";

/** Follows one of the controllers whose constructors a library was given: the one that is asked for, else the one that does most. */
export function followHanded(walk: Walk): void {
  const near = nearFollowed(walk, walk.handed, ({ declaration }) => declaration.file);
  const chosen = [...near].sort((a, b) => sizeOf(b) - sizeOf(a))[0];
  if (chosen === undefined) return;
  const { declaration, argument, frame, method } = chosen;
  const home = declaration.file.package.path;
  const example: Example = { name: home, package: home };
  const edge: Edge = { kind: "registry", confidence: 1, alternatives: walk.handed.length - 1 };
  const given = { at: argument, example };
  walk.later.push(() => {
    enter(walk, declaration, frame, edge, undefined, {
      ...given,
      role: "construct",
      kind: "controller-construct",
    });
    if (method === undefined) return;
    const called: Edge = { ...edge, kind: "interface" };
    enter(walk, method, frame, called, undefined, { ...given, role: "reconcile", kind: "reconcile" });
  });
}

function sizeOf({ method }: HandedController): number {
  return method === undefined ? 0 : lengthOfType(method);
}
