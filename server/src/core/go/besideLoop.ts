import { phaseOfKind, type Candidate, type StepKind } from "./candidate.ts";
import { calledIn, isAside, loopKinds, makesLoop, ownerOf, type MainLoop } from "./mainLoop.ts";
import type { GoPackage } from "./program.ts";
import { calledBy, callersOf, type WalkedCalls } from "./walk/calls.ts";

/** What surrounds a loop: it may be in another package, of a type of its own. */
const surroundings: readonly StepKind[] = ["event-handlers", "cache-sync", "informer-start"];
/** What a queue and its loop consist of. */
const partsOfQueues: readonly StepKind[] = [
  "controller-construct",
  "workqueue",
  "worker-start",
  "error-retry",
];
const runsLoops: ReadonlySet<StepKind> = new Set<StepKind>([...loopKinds, "controller-run"]);
const partsOfLoops: ReadonlySet<StepKind> = new Set<StepKind>([...surroundings, ...partsOfQueues]);
/** Those that belong to one controller and not to another one. */
const ownParts: ReadonlySet<StepKind> = new Set<StepKind>([
  ...partsOfQueues,
  "controller-run",
  "worker-loop",
  "reconcile",
  "enqueue",
]);

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
      !(loop.step.kind === "sync-loop" ? ownParts : partsOfLoops).has(each.kind) ||
      homes.has(each.declaration.file.package) ||
      loop.leading.has(each.declaration.outline) ||
      makesLoop(each, loop),
  );
}

/**
 * Leaves out other controllers beside the main loop. Of a loop without a queue those are helpers that the component does not run itself;
 * of one controller out of several those parts are left out that it has itself.
 */
export function ofMainLoop(
  candidates: readonly Candidate[],
  loop: MainLoop,
  calls: WalkedCalls,
): readonly Candidate[] {
  const isWithoutQueue = loop.step.kind === "sync-loop";
  const loops = candidates.filter(
    (each) => each === loop.step || (isWithoutQueue && each.kind === "sync-loop" && !isAside(each, calls)),
  );
  const running = calledBy(
    loops.flatMap((each) => calledIn(each, calls)),
    calls,
  );
  const types = new Set<string>();
  for (const each of candidates) {
    const leads = runsLoops.has(each.kind) && loop.leading.has(each.declaration.outline);
    if (leads || (isWithoutQueue && isStartedBeside(each, candidates, loop, calls))) types.add(ownerOf(each));
  }
  const makers = new Set(
    candidates.filter((each) => makesLoop(each, loop)).map(({ declaration }) => declaration.outline),
  );
  const isOwn = (each: Candidate): boolean =>
    loop.leading.has(each.declaration.outline) ||
    running.has(each.declaration.outline) ||
    types.has(ownerOf(each)) ||
    makers.has(each.declaration.outline);
  if (isWithoutQueue) {
    const isAround = aroundLoop(candidates, loop, calls);
    return candidates.filter(
      (each) =>
        isOwn(each) || (!ownParts.has(each.kind) && (!surroundings.includes(each.kind) || isAround(each))),
    );
  }
  const owned = new Set(candidates.filter(isOwn).map(({ kind }) => kind));
  const isOfAnother = ({ kind }: Candidate): boolean =>
    owned.has(kind) && (ownParts.has(kind) || partsOfLoops.has(kind));
  return candidates.filter(
    (each) => isOwn(each) || !(each.kind === "sync-loop" ? isAside(each, calls) : isOfAnother(each)),
  );
}

/** Whether the component runs something beside the main loop: what a controller or its constructor starts is a part of that. */
function isStartedBeside(
  { kind, declaration }: Candidate,
  candidates: readonly Candidate[],
  loop: MainLoop,
  calls: WalkedCalls,
): boolean {
  if (kind !== "controller-run") return false;
  const ofController = new Set(
    candidates.filter((each) => runsLoops.has(each.kind)).map((each) => each.declaration.outline),
  );
  const callers = [...(calls.get(declaration.outline)?.keys() ?? [])];
  return callers.some((caller) => loop.leading.has(caller) && !ofController.has(caller));
}

/**
 * Whether a step belongs to what the main loop's type is made with: event handlers that it is told by, and informers and caches in the
 * packages of these and of the loop.
 */
function aroundLoop(
  candidates: readonly Candidate[],
  loop: MainLoop,
  calls: WalkedCalls,
): (each: Candidate) => boolean {
  const makers = candidates.filter((each) => makesLoop(each, loop));
  const made = calledBy(
    makers.map(({ declaration }) => declaration.outline),
    calls,
  );
  const isHandler = ({ kind, declaration }: Candidate): boolean =>
    kind === "event-handlers" && made.has(declaration.outline);
  const homes = new Set(
    [loop.step, ...candidates.filter(isHandler)].map(({ declaration }) => declaration.file.package),
  );
  return (each) =>
    each.kind === "event-handlers" ? isHandler(each) : homes.has(each.declaration.file.package);
}

/** What is told of a controller that is followed, where a manager runs it and where it has a queue. */
const managed: ReadonlySet<StepKind> = new Set<StepKind>(["setup-with-manager", "reconcile"]);
const queued: ReadonlySet<StepKind> = new Set<StepKind>(["controller-run", "reconcile"]);

/**
 * Where one controller out of several is followed, leaves out the queues and informers of helpers. What leads to the controller stays, and
 * what is in its package; a reconciler that a manager runs has no queue of its own.
 */
export function besideExample(candidates: readonly Candidate[], calls: WalkedCalls): readonly Candidate[] {
  const isManaged = candidates.some(
    ({ kind, example }) => kind === "setup-with-manager" && example !== undefined,
  );
  const followed = isManaged ? managed : queued;
  const examples = candidates.filter(({ kind, example }) => example !== undefined && followed.has(kind));
  if (examples.length === 0) return candidates;
  const homes = new Set(examples.map(({ declaration }) => declaration.file.package));
  const leading = callersOf(
    examples.map(({ declaration }) => declaration.outline),
    calls,
  );
  const isOfHelper = (each: Candidate): boolean => {
    const { kind, declaration } = each;
    if (kind === "sync-loop") return isAside(each, calls);
    if (phaseOfKind[kind] !== 7 || !(partsOfLoops.has(kind) || ownParts.has(kind))) return false;
    return !homes.has(declaration.file.package) || (isManaged && partsOfQueues.includes(kind));
  };
  return candidates.filter(
    (each) => each.example !== undefined || leading.has(each.declaration.outline) || !isOfHelper(each),
  );
}
