import type { Frame } from "../walk/frame.ts";
import { elector } from "./election.ts";
import { roles, type CallRule, type DeclarationRule } from "./rule.ts";

/** Takes from a work queue. */
export const queueGet = /queue\w*(?:\[[^\]]*\])?\.Get\(\)/iu;
const queueDone = /\.Done\(\w/u;

/** A shorter function is a detail. */
export const fewestLines = 15;

/** Roles of what runs a component and its parts. */
export const runs = roles("main", "hook", "run", "election", "control");
/** An endless loop that waits for a clock. */
export const repeats =
  /\bfor\s*\{[\s\S]*\bselect\s*\{[\s\S]*<-\s*(?:\w+\.)*(?:C\b|time\.After\(|\w*[tT]ick\w*)|\bfor\s+range\s+(?:time\.Tick\(|\w+\.C\b)/u;

/** Who starts workers has them for its loops. */
const startsWorkers = /\bwait\.\w*(?:Until|Forever)|worker|[lL]oop\(/iu;

const worksFrom = roles("run", "start", "control", "other", "reconcile");
/** A loop over what comes. */
const takesWork =
  /\bfor\b[^\n]*\{[\s\S]*(?:\bcase\s+\w[\w\s,]*:?=\s*<-|\b\w*[qQ]ueue\w*(?:\[[^\]]*\])?\)?\.(?:Get|Pop)\w*\()/u;
/** A loop over a channel, which its name has to tell from a list where the function's does not say that it is a loop. */
const rangesOverChannel =
  /\bfor\s+\w+\s*:?=\s*range\s+[\w.]*(?:C|[cC]h|[cC]han(?:nel)?|[qQ]ueue|[eE]vents?|[iI]n(?:coming|put)?|[jJ]obs|[rR]equests?|[tT]asks?|[uU]pdates?|[wW]ork)\s*\{/u;

function sourceOf({ declaration: { file, outline } }: Frame): string {
  return file.text.slice(outline.start, outline.end);
}

/** Loops, with a work queue and without: those that a program is there for, and those that take one item after the other. */
export const loopDeclarations: readonly DeclarationRule[] = [
  {
    kind: "sync-loop",
    matches: ({ name, from }) => runs.has(from.role) && /^sync\w*loop$/iu.test(name),
    role: "worker",
    body: "enter",
  },
  {
    kind: "sync-loop",
    matches: ({ name, from, lines }) =>
      (runs.has(from.role) || from.role === "other") && lines >= fewestLines && /^run\w*once$/iu.test(name),
    role: "worker",
    body: "enter",
  },
  {
    kind: "sync-loop",
    matches: ({ name, isMethod, from }) => isMethod && from.role === "other" && /^run\w+loop$/iu.test(name),
    role: "worker",
    body: "enter",
  },
  {
    kind: "sync-loop",
    matches: ({ name, body, from, isMethod }) =>
      (from.role === "control" ? !startsWorkers.test(sourceOf(from)) : runs.has(from.role)) &&
      isMethod &&
      /^(?:run|start|loop)/iu.test(name) &&
      repeats.test(body) &&
      !elector.test(body),
    role: "control",
    body: "enter",
  },
  {
    kind: "worker-loop",
    matches: ({ name, body, from }) =>
      (from.role === "control" && /^(?:schedule|process|handle)(?:One|Next)\w*$/iu.test(name)) ||
      (from.role === "worker" &&
        /\bselect\s*\{[\s\S]*\bcase\b[^\n]*<-/u.test(body) &&
        /loop|iteration/iu.test(name)),
    role: "worker",
    body: "enter",
  },
  {
    // Work may come through a channel, or a queue of one's own.
    kind: "worker-loop",
    matches: ({ name, body, from, isMethod, lines }) =>
      isMethod &&
      worksFrom.has(from.role) &&
      lines >= 8 &&
      (/(?:worker|loop)$/iu.test(name)
        ? takesWork.test(body) || /\bfor\s+\w+\s*:?=\s*range\s+[\w.]+\s*\{/u.test(body)
        : from.role !== "reconcile" &&
          /^(?:process|handle)/iu.test(name) &&
          (takesWork.test(body) || rangesOverChannel.test(body))),
    role: "worker",
    body: "enter",
  },
  {
    kind: "worker-loop",
    matches: ({ body, from }) => from.role !== "reconcile" && queueGet.test(body) && queueDone.test(body),
    role: "worker",
    body: "enter",
  },
];

export const loopCalls: readonly CallRule[] = [
  {
    // A manager may be given the loop itself.
    kind: "sync-loop",
    roles: roles("main", "hook", "run", "setup"),
    matches: ({ name, arguments: given }) =>
      name === "RunnableFunc" && /\bfor\b|\bwait\.\w*Until/u.test(given),
    extent: "statement",
  },
  {
    // What waits for it to end has nothing else to do.
    kind: "sync-loop",
    roles: roles("main", "hook", "run"),
    matches: ({ target, call }) =>
      /\/wait\.(?:NonSliding|Jitter)?(?:Until|UntilWithContext|Forever)$/u.test(target) &&
      call.parent?.type === "expression_statement",
    extent: "statement",
  },
];
