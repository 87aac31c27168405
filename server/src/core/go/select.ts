import { phaseOfKind, type Candidate, type StepKind } from "./candidate.ts";

/** How many steps of a kind a reader needs; 2 unless said. The ones nearest to the main line are kept. */
const mostOfKind: Partial<Record<StepKind, number>> = {
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
  "leader-election": 3,
  "scheme-register": 1,
  "controller-context": 1,
  "sync-loop": 1,
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

/** The steps that are worth a reader's time, in the order given. */
export function selectSteps(candidates: readonly Candidate[]): readonly Candidate[] {
  const essential = chooseEach(candidates.filter(({ isSupporting }) => !isSupporting));
  const missing = Math.max(0, enoughSteps - essential.length);
  const known = new Set(essential);
  const supporting = candidates
    .filter((each) => each.isSupporting && !isToldBy(each, essential))
    .sort((a, b) => a.depth - b.depth || longestFirst(a, b));
  for (const each of supporting.slice(0, missing)) known.add(each);
  return candidates.filter((each) => known.has(each));
}

/** A tour that has more steps than this needs no details. */
const enoughSteps = 18;

function isToldBy({ declaration, kind }: Candidate, steps: readonly Candidate[]): boolean {
  return steps.some((each) => each.declaration.outline === declaration.outline && each.kind === kind);
}

function chooseEach(candidates: readonly Candidate[]): readonly Candidate[] {
  const kept = new Set<Candidate>();
  const exemplified = new Set(
    candidates.filter(({ example }) => example !== undefined).map(({ kind }) => kind),
  );
  for (const kind of new Set(candidates.map((each) => each.kind))) {
    const ofKind = candidates
      .filter((each) => each.kind === kind && !isBesideExample(each, exemplified))
      .sort(mostImportant.has(kind) ? longestFirst : nearestFirst);
    for (const each of ofKind.slice(0, mostOf(kind, ofKind))) kept.add(each);
  }
  const takesFromQueue = candidates.some(({ kind }) => kind === "worker-loop");
  const steps = candidates.filter((each) => kept.has(each) && (takesFromQueue || each.kind !== "workqueue"));
  return nearest(steps, mostSteps);
}

/** More than that nobody reads. */
const mostSteps = 40;

/** The steps nearest to the main line, in the order given. */
function nearest(steps: readonly Candidate[], most: number): readonly Candidate[] {
  if (steps.length <= most) return steps;
  const near = new Set([...steps].sort((a, b) => a.depth - b.depth).slice(0, most));
  return steps.filter((each) => near.has(each));
}

const fewHandlers = 2;

/** Event handlers are alike: where there are many, the first speaks for all. */
function mostOf(kind: StepKind, ofKind: readonly Candidate[]): number {
  if (kind === "event-handlers" && ofKind.length > fewHandlers) return 1;
  return mostOfKind[kind] ?? usual;
}

const controllerPhase = 7;

/** Where one controller is followed, the same part of another one is told no more. */
function isBesideExample({ kind, example }: Candidate, exemplified: ReadonlySet<StepKind>): boolean {
  return example === undefined && phaseOfKind[kind] === controllerPhase && exemplified.has(kind);
}
