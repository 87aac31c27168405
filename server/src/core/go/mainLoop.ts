import type { Candidate, StepKind } from "./candidate.ts";
import type { GoPackage } from "./program.ts";
import type { Outline } from "./scan.ts";
import type { WalkedCalls } from "./walk/calls.ts";

/** The loop that a program is there for, where no controller is followed out of several. */
export interface MainLoop {
  readonly step: Candidate;
  /** The functions that lead to it, and its own. */
  readonly leading: ReadonlySet<Outline>;
}

const loopKinds: readonly StepKind[] = ["sync-loop", "worker-loop", "reconcile"];

/** One without a queue comes first: whoever has one is no controller, and queues beside it serve something else. */
export function mainLoopOf(candidates: readonly Candidate[], calls: WalkedCalls): MainLoop | undefined {
  if (candidates.some(({ example }) => example !== undefined)) return undefined;
  const [step] = candidates
    .filter(({ kind, isSupporting }) => !isSupporting && loopKinds.includes(kind))
    .sort((a, b) => Number(b.kind === "sync-loop") - Number(a.kind === "sync-loop") || a.depth - b.depth);
  return step === undefined ? undefined : { step, leading: callersOf(step.declaration.outline, calls) };
}

function callersOf(outline: Outline, calls: WalkedCalls): ReadonlySet<Outline> {
  const found = new Set([outline]);
  for (const each of found) for (const caller of calls.get(each)?.keys() ?? []) found.add(caller);
  return found;
}

const firstResult = /\)\s*\(?\s*(?:\w+\s+)?\*?(\w+)[^()]*\)?\s*\{\n$/u;

/** Whether a function makes something whose method the loop is, or leads to it. */
export function makesLoop({ kind, declaration }: Candidate, { leading }: MainLoop): boolean {
  const { file, outline } = declaration;
  if (kind !== "controller-construct") return false;
  const header = /^[\s\S]*?\{\n/u.exec(file.text.slice(outline.start, outline.end))?.[0] ?? "";
  const made = firstResult.exec(header)?.[1];
  const methods = made === undefined ? undefined : file.package.methods.get(made);
  return [...(methods?.values() ?? [])].some((method) => leading.has(method.outline));
}

const partsOfLoops: ReadonlySet<StepKind> = new Set<StepKind>([
  "controller-construct",
  "workqueue",
  "event-handlers",
  "cache-sync",
  "worker-start",
  "error-retry",
  "informer-start",
]);
const runsLoops: ReadonlySet<StepKind> = new Set<StepKind>([...loopKinds, "controller-run"]);

/**
 * Leaves out parts of controllers whose loops are not told: the queue of a helper says nothing of the program. What leads to the main
 * loop stays.
 */
export function nearLoops(
  candidates: readonly Candidate[],
  told: readonly Candidate[],
  loop: MainLoop,
): readonly Candidate[] {
  const homes = new Set<GoPackage>(
    told.filter(({ kind }) => runsLoops.has(kind)).map(({ declaration }) => declaration.file.package),
  );
  return candidates.filter(
    (each) =>
      !partsOfLoops.has(each.kind) ||
      homes.has(each.declaration.file.package) ||
      loop.leading.has(each.declaration.outline) ||
      makesLoop(each, loop),
  );
}
