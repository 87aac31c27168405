import type { Edge } from "../step.ts";
import type { Frame } from "./frame.ts";
import { enter } from "./interpreter.ts";
import type { Managed, Walk } from "./walk.ts";

/**
 * What a controller-runtime manager runs once it is started: one reconciler out of all, and one of the other things that were
 * added to it, the longest of each. See https://pkg.go.dev/sigs.k8s.io/controller-runtime/pkg/manager.
 */
export function followManaged(walk: Walk): void {
  const runnables = walk.managed.filter(({ kind }) => kind === "runnable");
  const reconcilers = walk.managed.filter(({ kind }) => kind === "reconciler");
  const reconciler = longest(reconcilers);
  if (reconciler !== undefined) dropOthers(walk, reconciler);
  for (const [chosen, all] of [
    [longest(runnables), runnables],
    [reconciler, reconcilers],
  ] as const) {
    if (chosen === undefined) continue;
    const edge: Edge = { kind: "interface", confidence: 1, alternatives: all.length - 1 };
    const frame: Frame = { ...chosen.frame, role: "control", example: chosen.example };
    walk.later.push(() => {
      enter(walk, chosen.method, frame, edge, undefined, { example: chosen.example });
    });
  }
}

function longest(all: readonly Managed[]): Managed | undefined {
  return [...all].sort((a, b) => b.size - a.size)[0];
}

/** Each reconciler is set up in the same way: one is shown. */
function dropOthers(walk: Walk, { example }: Managed): void {
  const kept = walk.candidates.filter((each) => each.kind !== "setup-with-manager" || each.example === example.name);
  walk.candidates.splice(0, walk.candidates.length, ...kept);
}
