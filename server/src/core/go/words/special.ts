import type { Candidate } from "../candidate.ts";
import { queueGet } from "../rules/loop.ts";

/** Steps of which the words of their kind would say too much. */
export type SpecialStep =
  | "partOfReconcile"
  | "eachTurn"
  | "schemeInProgram"
  | "runWithoutElection"
  | "electionLock"
  | "startOfWork"
  | "itemOfWork"
  | "oneTurn"
  | "loopBeside"
  | "controllersInTurn"
  | "controllerList"
  | "controllersHandedOver"
  | "builtToRun"
  | "oneOfLoops"
  | "servedByManager"
  | "signalContext";

/** Takes part in an election, by itself, through a function or through a manager. */
const elects =
  /\bleaderelection\.(?:Run|New)|\bLeaderElection:|\b(?:leader|new|run|set_?up|start)\w*Elect(?!\w*(?:Config|Options))\w*\(/iu;

const waitsForCaches = /WaitFor\w*Sync|HasSynced|[sS]ynced\b/u;
const startsWorkers = /worker|\bwait\.|\bgo\s/iu;

const loops: readonly Candidate["kind"][] = ["sync-loop", "worker-loop", "controller-run", "manager-start"];

/**
 * Whether the source of a step shows it to be less, or other, than its kind says.
 * @param all the steps of the tour, in their order
 */
export function specialStep(step: Candidate, all: readonly Candidate[]): SpecialStep | undefined {
  const source = sourceOf(step);
  const { name } = step.declaration.outline;
  switch (step.kind) {
    case "reconcile":
      if (step.isSupporting) return "partOfReconcile";
      return !/^Reconcile(?:Kind)?$/u.test(name) && lastLoop(step, all)?.kind === "sync-loop"
        ? "eachTurn"
        : undefined;
    case "controller-registry":
      return specialRegistry(step, source);
    case "serving":
      return name === "Start" && step.via.kind === "interface" ? "servedByManager" : undefined;
    case "controller-setup":
      return /m(?:gr|anager)\b/iu.test(source) ? undefined : "controllersInTurn";
    case "shutdown":
      return step.symbol.startsWith("SetupSignal") ? "signalContext" : undefined;
    case "scheme-register":
      return name === "init" ? undefined : "schemeInProgram";
    case "run-function":
      return elects.test(source) ? undefined : "runWithoutElection";
    case "leader-election":
      return /\bresourcelock\.New/u.test(source) && !/RunOrDie|NewLeaderElector/u.test(source)
        ? "electionLock"
        : undefined;
    case "controller-run":
      return waitsForCaches.test(source) && startsWorkers.test(source) ? undefined : "startOfWork";
    case "worker-loop":
      return queueGet.test(source) && /\.(?:Done|Forget)\(/u.test(source) ? undefined : "itemOfWork";
    case "sync-loop":
      if (/^\s*go\s+func\([^)]*\)\s*\{(?:(?!^\s*\}\()[\s\S])*\bfor\b/mu.test(source)) return "loopBeside";
      if (isOneTurn(step)) return "oneTurn";
      return all.some((each) => each !== step && each.kind === "sync-loop" && !isOneTurn(each))
        ? "oneOfLoops"
        : undefined;
    case "controller-construct":
      return step.isSupporting ? "builtToRun" : undefined;
    default:
      return undefined;
  }
}

const setsUpOne = /\.(?:SetupWithManager|Setup|Add|AddToManager)\(/gu;
const byName = /\bmap\[|\w\[[^\]\n]+\]\s*=[^=]|\b\w*[rR]egister\w*\(|\badd\w*\(/u;

/** Not every registry goes by names. */
function specialRegistry({ first, declaration }: Candidate, source: string): SpecialStep | undefined {
  if ((source.match(setsUpOne)?.length ?? 0) > 1) return "controllersInTurn";
  if (byName.test(source)) return undefined;
  if (/\bappend\(|\[\][\w.*]+\{/u.test(source)) return "controllerList";
  const isWhole = first.start <= declaration.outline.start;
  return isWhole ? undefined : "controllersHandedOver";
}

function isOneTurn({ declaration, symbol }: Candidate): boolean {
  const { name } = declaration.outline;
  return /once$/iu.test(name) && symbol.endsWith(name);
}

/** The last loop that is told before a step. */
function lastLoop(step: Candidate, all: readonly Candidate[]): Candidate | undefined {
  return all.slice(0, all.indexOf(step)).findLast(({ kind }) => loops.includes(kind));
}

function sourceOf({ declaration, first, last }: Candidate): string {
  return declaration.file.text.slice(first.start, last.end).replaceAll(/\/\/.*$/gmu, "");
}
