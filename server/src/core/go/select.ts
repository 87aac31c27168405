import type { WalkedCalls } from "./walk/calls.ts";
import { besideExample, nearLoops, ofMainLoop } from "./besideLoop.ts";
import { mainLoopOf, makesLoop, type MainLoop } from "./mainLoop.ts";
import { phaseOfKind, type Candidate, type StepKind } from "./candidate.ts";

/** How many steps of a kind a reader needs; 2 unless said. The ones nearest to the main line are kept. */
const mostOfKind: Partial<Record<StepKind, number>> = {
  "command-construct": 3,
  "options-new": 1,
  flags: 1,
  config: 3,
  validate: 1,
  "event-recorder": 1,
  serving: 3,
  "client-builder": 1,
  "controller-construct": 1,
  workqueue: 1,
  "cache-sync": 1,
  "worker-start": 1,
  "controller-run": 1,
  "worker-loop": 1,
  "error-retry": 1,
  "run-closure": 1,
  "server-run": 4,
  "kubelet-register": 1,
  "leader-election": 3,
  "scheme-register": 1,
  "controller-context": 1,
  "sync-loop": 2,
  "on-started-leading": 1,
  "on-stopped-leading": 1,
  indexer: 1,
  "informer-start": 1,
};
const usual = 2;

/** Of these, the one that does most is the one that matters. */
const mostImportant: ReadonlySet<StepKind> = new Set(["worker-loop", "error-retry"]);

function longestFirst(a: Candidate, b: Candidate): number {
  return b.last.end - b.first.start - (a.last.end - a.first.start);
}

function nearestFirst(a: Candidate, b: Candidate): number {
  return a.depth - b.depth || (a.kind === "workqueue" || a.kind === "flags" ? longestFirst(a, b) : 0);
}

/**
 * The steps that are worth a reader's time, in the order given.
 * @param followed the file or folder of the controller that is to be followed out of several
 */
export function selectSteps(
  walked: readonly Candidate[],
  calls: WalkedCalls,
  followed?: string,
): readonly Candidate[] {
  const loop = mainLoopOf(walked, calls, followed);
  const candidates = loop === undefined ? besideExample(walked, calls) : ofMainLoop(walked, loop, calls);
  const essential = chooseEssential(withMaker(candidates, loop), loop, calls);
  const missing = Math.max(0, enoughSteps - essential.length);
  const known = new Set(essential);
  const supporting = candidates
    .filter((each) => each.isSupporting && !isToldBy(each, essential))
    .sort((a, b) => a.depth - b.depth || longestFirst(a, b));
  for (const each of fewOfKind(supporting).slice(0, missing)) known.add(each);
  return candidates.filter((each) => known.has(each));
}

/** A tour that has more steps than this needs no details. */
const enoughSteps = 18;

/** All that do not only support others, and what makes the main loop's type where none of them does. */
function withMaker(candidates: readonly Candidate[], loop: MainLoop | undefined): readonly Candidate[] {
  const own = candidates.filter(({ isSupporting }) => !isSupporting);
  if (loop === undefined || own.some((each) => makesLoop(each, loop))) return own;
  const makers = new Set(candidates.filter((each) => makesLoop(each, loop)));
  return candidates.filter((each) => !each.isSupporting || makers.has(each));
}

/** One handler and one status speak for all; the parts of a reconcile differ. */
function fewOfKind(supporting: readonly Candidate[]): readonly Candidate[] {
  const told = new Set<StepKind>();
  return supporting.filter(({ kind }) => {
    const isFirst = !told.has(kind);
    told.add(kind);
    return isFirst || kind === "reconcile";
  });
}

function isToldBy({ declaration, kind }: Candidate, steps: readonly Candidate[]): boolean {
  return steps.some((each) => each.declaration.outline === declaration.outline && each.kind === kind);
}

function chooseEssential(
  candidates: readonly Candidate[],
  loop: MainLoop | undefined,
  calls: WalkedCalls,
): readonly Candidate[] {
  if (loop === undefined) return chooseEach(candidates, loop, calls);
  const near = nearLoops(candidates, chooseEach(candidates, loop, calls), loop);
  return chooseEach(near, loop, calls);
}

function chooseEach(
  candidates: readonly Candidate[],
  loop: MainLoop | undefined,
  calls: WalkedCalls,
): readonly Candidate[] {
  const kept = new Set<Candidate>();
  const exemplified = new Set(
    candidates.filter(({ example }) => example !== undefined).map(({ kind }) => kind),
  );
  for (const kind of new Set(candidates.map((each) => each.kind))) {
    const ofKind = candidates
      .filter((each) => each.kind === kind && !isBesideExample(each, exemplified))
      .sort(mostImportant.has(kind) ? longestFirst : nearestFirst)
      .sort((a, b) => Number(leadsTo(b, loop)) - Number(leadsTo(a, loop)));
    const ranked = rankedOf(kind, ofKind, loop, calls);
    for (const each of ranked.slice(0, mostOf(kind, ofKind, loop))) kept.add(each);
  }
  const takesFromQueue = candidates.some(({ kind }) => kind === "worker-loop");
  const steps = candidates.filter(
    (each) =>
      kept.has(each) &&
      (takesFromQueue || each.kind !== "workqueue") &&
      ![...kept].some((other) => isPartOf(each, other)),
  );
  return nearest(steps, mostSteps);
}

/** Whether a step lies within another one of its kind. */
function isPartOf(step: Candidate, other: Candidate): boolean {
  return (
    step !== other &&
    step.kind === other.kind &&
    step.declaration.outline === other.declaration.outline &&
    step.first.start >= other.first.start &&
    step.last.end <= other.last.end
  );
}

/** More than that nobody reads. */
const mostSteps = 40;

/** The steps nearest to the main line, in the order given. */
function nearest(steps: readonly Candidate[], most: number): readonly Candidate[] {
  if (steps.length <= most) return steps;
  const near = new Set([...steps].sort((a, b) => a.depth - b.depth).slice(0, most));
  return steps.filter((each) => near.has(each));
}

function rankedOf(
  kind: StepKind,
  ofKind: readonly Candidate[],
  loop: MainLoop | undefined,
  calls: WalkedCalls,
): readonly Candidate[] {
  if (kind === "run-function") return wrappersLast(ofKind, calls);
  if (kind === loop?.step.kind && kind !== "sync-loop")
    return [...ofKind].sort((a, b) => Number(b === loop.step) - Number(a === loop.step));
  if (kind !== "reconcile" || loop?.step.kind !== "sync-loop") return ofKind;
  // What the loop calls is often many of a kind: the nearest one, and the one that does most.
  const [nearest, ...others] = ofKind;
  return nearest === undefined ? [] : [nearest, ...others.sort(longestFirst)];
}

/** A few lines around another function of the kind say less than that one. */
const mostLinesOfWrapper = 9;

function wrappersLast(functions: readonly Candidate[], calls: WalkedCalls): readonly Candidate[] {
  const isWrapper = ({ declaration: { outline, file }, first, last }: Candidate): boolean =>
    file.text.slice(first.start, last.end).split("\n").length <= mostLinesOfWrapper &&
    functions.some((each) => calls.get(each.declaration.outline)?.has(outline) === true);
  return [...functions].sort((a, b) => Number(isWrapper(a)) - Number(isWrapper(b)));
}

const fewHandlers = 2;

/** Functions that run one another on the way to the main loop. */
const mostOnTheWay = 4;
const mayLead: ReadonlySet<StepKind> = new Set(["controller-construct", "controller-run", "run-function"]);

/** Whether a step makes the main loop's type, or is on the way to the loop. */
function leadsTo(step: Candidate, loop: MainLoop | undefined): boolean {
  if (loop === undefined || !mayLead.has(step.kind)) return false;
  return makesLoop(step, loop) || loop.leading.has(step.declaration.outline);
}

/** Event handlers are alike: where there are many, the first speaks for all. */
function mostOf(kind: StepKind, ofKind: readonly Candidate[], loop: MainLoop | undefined): number {
  if (kind === "event-handlers" && ofKind.length > fewHandlers) return 1;
  if (kind === "worker-loop" && loop?.step.kind === "sync-loop") return usual;
  const most = mostOfKind[kind] ?? usual;
  if (!mayLead.has(kind)) return most;
  return Math.max(
    most,
    Math.min(
      kind === "controller-run" ? usual : mostOnTheWay,
      ofKind.filter((each) => leadsTo(each, loop)).length,
    ),
  );
}

const controllerPhase = 7;

/** Where one controller is followed, the same part of another one is told no more. */
function isBesideExample({ kind, example }: Candidate, exemplified: ReadonlySet<StepKind>): boolean {
  return example === undefined && phaseOfKind[kind] === controllerPhase && exemplified.has(kind);
}
