import type { Edge, StepKind } from "../candidate.ts";
import type { GoFile } from "../program.ts";
import { nearFollowed } from "./followed.ts";
import { noteMapFunctions } from "./enqueue.ts";
import { enter } from "./interpreter.ts";
import type { Managed, Walk } from "./walk.ts";

const hook: Edge = { kind: "hook", confidence: 1, alternatives: 0 };

/**
 * What a controller-runtime manager runs once it is started: one reconciler out of all, and one of the other things that were
 * added to it: the one that is asked for, else the longest. See https://pkg.go.dev/sigs.k8s.io/controller-runtime/pkg/manager.
 */
export function followManaged(walk: Walk): void {
  const runnables = walk.managed.filter(({ kind }) => kind === "runnable");
  const reconcilers = walk.managed.filter(({ kind }) => kind === "reconciler");
  const fileOf = ({ method }: Managed): GoFile => method.file;
  const reconciler = longest(nearFollowed(walk, reconcilers, fileOf));
  const near = nearFollowed(walk, runnables, fileOf);
  const runnable = longest(near.filter((each) => !isServer(each))) ?? longest(near);
  if (reconciler !== undefined) dropOthers(walk, "setup-with-manager", reconciler);
  if (runnable !== undefined) dropOthers(walk, "controller-construct", runnable);
  if (runnable !== undefined && isServer(runnable)) dropMaker(walk, runnable);
  for (const [chosen, all, kind] of [
    [runnable, runnables, runnable === undefined ? "sync-loop" : kindOf(runnable)],
    [reconciler, reconcilers, "reconcile"],
  ] as const) {
    if (chosen === undefined) continue;
    const { example, frame, setup, method } = chosen;
    const alternatives = Math.max(all.length - 1, ...all.map((each) => each.frame.via.alternatives));
    const edge: Edge = { kind: "interface", confidence: 1, alternatives };
    const role = kind === "reconcile" ? kind : "worker";
    walk.later.push(() => {
      if (setup !== undefined) noteMapFunctions(walk, { ...setup, via: hook, example });
      enter(walk, method, frame, edge, undefined, { example, role, kind });
    });
  }
}

function kindOf(runnable: Managed): "serving" | "sync-loop" | "controller-run" {
  if (isServer(runnable)) return "serving";
  const { outline, file } = runnable.method;
  return goesRound.test(file.text.slice(outline.start, outline.end)) ? "sync-loop" : "controller-run";
}

/** An endless loop, or one over what a channel or a clock brings. */
const goesRound =
  /\bfor\s*(?:ctx\.Err\(\)\s*==\s*nil\s*)?\{|\bfor\s+(?:\w+\s*:?=\s*)?range\s+[^\n]*(?:[tT]ick|\.C\b|[cC]h(?:an)?\b)|\bwait\.\w*(?:Until|Forever|Loop)/u;

/** Whether what a manager starts answers requests, by itself or in another method: that is no loop of the program's own. */
function isServer({ method: { outline, file } }: Managed): boolean {
  const methods = file.package.methods.get(outline.receiver ?? "")?.values() ?? [];
  return [...methods].some((each) =>
    /\b(?:Serve|ListenAndServe)(?:TLS)?\(/u.test(each.file.text.slice(each.outline.start, each.outline.end)),
  );
}

function longest(all: readonly Managed[]): Managed | undefined {
  return [...all].sort((a, b) => b.size - a.size)[0];
}

/** Whoever adds a server to a manager builds no controller. */
function dropMaker({ candidates }: Walk, { example }: Managed): void {
  const kept = candidates.filter(
    (each) => each.kind !== "controller-construct" || each.example !== example.name,
  );
  candidates.splice(0, candidates.length, ...kept);
}

/** Each reconciler is set up in the same way: one is shown. */
function dropOthers(walk: Walk, kind: StepKind, { example }: Managed): void {
  const kept = walk.candidates.filter((each) => each.kind !== kind || each.example === example.name);
  walk.candidates.splice(0, walk.candidates.length, ...kept);
}
