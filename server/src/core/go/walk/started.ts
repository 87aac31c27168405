import type { Edge } from "../candidate.ts";
import { methodNames } from "../members.ts";
import type { Declaration } from "../program.ts";
import type { CallSite } from "../rules/rule.ts";
import { nearFollowed } from "./followed.ts";
import type { Example } from "./frame.ts";
import { enter } from "./interpreter.ts";
import type { Walk } from "./walk.ts";

/**
 * Follows one of the controllers that a loop starts through their interface, where nothing else says which there are: of those that the
 * walk saw being made the one that is asked for, else the first.
 */
export function followStarted(walk: Walk): void {
  if (walk.candidates.some(({ example }) => example !== undefined)) return;
  for (const site of walk.started) {
    const controllers = controllersBehind(walk, site);
    const [chosen] = nearFollowed(walk, controllers, ({ file }) => file);
    if (chosen === undefined) continue;
    const { path } = chosen.file.package;
    const example: Example = { name: path, package: path };
    const edge: Edge = { kind: "interface", confidence: 1, alternatives: controllers.length - 1 };
    const given = { role: "control", kind: "controller-run", example, at: site.call } as const;
    walk.later.push(() => {
      enter(walk, chosen, site.frame, edge, undefined, given);
    });
    return;
  }
}

/** The method that is called, of each type with all methods of the interface in a package whose controller was made. */
function controllersBehind(walk: Walk, { callee }: CallSite): readonly Declaration[] {
  if (callee.kind !== "interface") return [];
  const needed = methodNames(walk.program, callee.owner) ?? [];
  const made = walk.candidates.filter(({ kind }) => kind === "controller-construct");
  const homes = new Set(made.map(({ declaration }) => declaration.file.package));
  return [...homes].flatMap((home) =>
    [...home.methods.values()].flatMap((own) => {
      const method = own.get(callee.method);
      return method !== undefined && needed.every((name) => own.has(name)) ? [method] : [];
    }),
  );
}
