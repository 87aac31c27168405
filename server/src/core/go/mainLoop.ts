import type { Candidate, StepKind } from "./candidate.ts";
import type { Outline } from "./scan.ts";
import { enclosing, type SyntaxNode } from "./syntax.ts";
import { callersOf, type WalkedCalls } from "./walk/calls.ts";
import { nearFollowed } from "./walk/followed.ts";

/** The loop that a program is there for, where no controller is followed out of several. */
export interface MainLoop {
  readonly step: Candidate;
  /** The functions that lead to it, and its own. */
  readonly leading: ReadonlySet<Outline>;
}

export const loopKinds: readonly StepKind[] = ["sync-loop", "worker-loop", "reconcile"];

/**
 * One without a queue comes first, unless it runs aside: whoever has one is no controller, and queues beside it serve something else. Then
 * come loops of types that are run for them, the nearest type first.
 * @param followed the file or folder of the controller that is to be followed: where it has loops, no other is one
 */
export function mainLoopOf(
  candidates: readonly Candidate[],
  calls: WalkedCalls,
  followed?: string,
): MainLoop | undefined {
  if (candidates.some(({ example }) => example !== undefined)) return undefined;
  const runAt = new Map<string, number>();
  for (const each of candidates)
    if (isRun(each)) runAt.set(ownerOf(each), Math.min(each.depth, runAt.get(ownerOf(each)) ?? each.depth));
  const rank = (each: Candidate): number =>
    each.kind === "sync-loop" && !isAside(each, calls) ? 2 : Number(runAt.has(ownerOf(each)));
  const depthOfRun = (each: Candidate): number => runAt.get(ownerOf(each)) ?? each.depth;
  const loops = candidates.filter(({ kind, isSupporting }) => !isSupporting && loopKinds.includes(kind));
  const [step] = nearFollowed({ followed }, loops, ({ declaration }) => declaration.file).toSorted(
    (x, y) => rank(y) - rank(x) || depthOfRun(x) - depthOfRun(y) || x.depth - y.depth,
  );
  if (step === undefined) return undefined;
  return { step, leading: callersOf([step.declaration.outline], calls) };
}

/** Whether a loop is started to run beside what starts it, wherever that is. */
export function isAside({ declaration: { outline } }: Candidate, calls: WalkedCalls): boolean {
  const callers = [...(calls.get(outline)?.values() ?? [])];
  return callers.length > 0 && callers.every(({ at }) => isGone(at));
}

/** Whether a call is that of a `go` statement, or stands in the closure that one calls. */
function isGone(call: SyntaxNode): boolean {
  if (call.parent?.type === "go_statement") return true;
  const around = enclosing(call, new Set(["func_literal"]))?.parent;
  return around?.type === "call_expression" && around.parent?.type === "go_statement";
}

function isRun({ kind, declaration }: Candidate): boolean {
  return kind === "controller-run" && /^(?:Run|Start)/u.test(declaration.outline.name);
}

/** A method's type, unlike that of any other package; of a function its own place. */
export function ownerOf({ declaration: { file, outline } }: Candidate): string {
  return `${file.package.path} ${outline.receiver ?? outline.start.toString()}`;
}

/** The function that a step is, or those that the statement calls that it is. */
export function calledIn({ declaration, first, last }: Candidate, calls: WalkedCalls): readonly Outline[] {
  const { outline } = declaration;
  if (first.type === "function_declaration" || first.type === "method_declaration") return [outline];
  return [...calls].flatMap(([called, callers]) => {
    const at = callers.get(outline)?.at;
    return at !== undefined && at.start >= first.start && at.end <= last.end ? [called] : [];
  });
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
