import { textOf } from "../syntax.ts";
import { elector } from "./election.ts";
import type { Frame } from "../walk/frame.ts";
import { returnsLooping } from "./component.ts";
import { roles, type CallRule, type CallSite, type DeclarationRule } from "./rule.ts";

const inside = roles("main", "hook", "run", "start", "setup", "construct", "control", "other", "reconcile");
const queueGet = /queue\w*(?:\[[^\]]*\])?\.Get\(\)/iu;
const queueDone = /\.Done\(\w/u;

const runs = roles("main", "hook", "run", "election", "control");
/** An endless loop that waits for a clock. */
const repeats =
  /\bfor\s*\{[\s\S]*\bselect\s*\{[\s\S]*<-\s*(?:\w+\.)*(?:C\b|time\.After\(|\w*[tT]ick\w*)|\bfor\s+range\s+(?:time\.Tick\(|\w+\.C\b)/u;

/** Who starts workers has them for its loops. */
const startsWorkers = /\bwait\.\w*(?:Until|Forever)|worker|[lL]oop\(/iu;

const worksFrom = roles("run", "start", "control", "other", "reconcile");
/** A loop over what comes. */
const takesWork =
  /\bfor\b[^\n]*\{[\s\S]*(?:\bcase\s+\w[\w\s,]*:?=\s*<-|\b\w*[qQ]ueue\w*\.(?:Get|Pop)\w*\()|\bfor\s+\w+\s*:?=\s*range\s+[\w.]+\s*\{/u;

const makes = roles("main", "hook", "run", "other");
const reconciles = roles("reconcile", "worker");
const writesStatus = /\.(?:UpdateStatus|ApplyStatus)\(|\bStatus\(\)\.(?:Update|Patch|Apply)\(|"status"/u;
const fewestLines = 15;
const partOfReconcile =
  /^(?:add|adopt|apply|check|clean|create|delete|dispatch|ensure|execute|finali[sz]e|handle|manage|patch|perform|process|reconcile|remove|resume|rollout|run|scale|schedule|start|stop|suspend|sync|update|upgrade|validate)/iu;

const onlyReads =
  /^(?:build|calculate|can|compute|construct|convert|fetch|find|format|generate|get|has|is|list|lookup|make|map|new|parse|read|select|should|to)/iu;

/** What is taken from a queue or a channel: `key, quit := queue.Get()`, `case pod := <-pods`. */
const takenItem = /\b(\w+),\s*\w+\s*:?=\s*[\w.]*\.(?:Get|Pop)\w*\(|\bcase\s+(\w+)(?:,\s*\w+)?\s*:?=\s*<-/u;

function sourceOf({ declaration: { file, outline } }: Frame): string {
  return file.text.slice(outline.start, outline.end);
}

/** Whether a function is given what was taken from the queue, and answers with an error or not. */
function isGivenItem({ owner, file }: Frame, site: CallSite | undefined): boolean {
  const [, taken, received] = takenItem.exec(textOf(owner, file)) ?? [];
  const item = taken ?? received;
  if (item === undefined || site?.callee.kind !== "declared" || onlyReads.test(site.name)) return false;
  const isItem = new RegExp(`[(,]\\s*${item}(?:\\.\\w+|\\.\\(\\w+\\))?\\s*[,)]`, "u");
  return isItem.test(site.arguments) && !/\berr\b/u.test(site.arguments);
}

/** Whether all of a list are run, one after the other: `for _, action := range actions { action.Execute() }`. */
function isEachOfSeveral({ owner, file }: Frame, site: CallSite | undefined): boolean {
  const each = /^(\w+)\.(?:Execute|Run|Apply)$/u.exec(site?.text ?? "")?.[1];
  return (
    each !== undefined &&
    new RegExp(`\\bfor\\s+\\w+,\\s*${each}\\s*:=\\s*range\\b`, "u").test(textOf(owner, file))
  );
}

/** One controller built on work queues: https://pkg.go.dev/k8s.io/client-go/util/workqueue. */
export const controllerDeclarations: readonly DeclarationRule[] = [
  {
    kind: "controller-construct",
    matches: ({ name, body, results, from }) =>
      (inside.has(from.role) || (from.role === "config" && /^[nN]ew/u.test(name))) &&
      !/^(?:run|start|execute)/iu.test(name) &&
      name !== "SetupWithManager" &&
      !/^\s*workqueue\./u.test(results) &&
      from.role !== "reconcile" &&
      /\bworkqueue\.New|\b[aA]dd\w*EventHandlers?\(/u.test(body) &&
      !queueGet.test(body),
    role: "construct",
    body: "enter",
  },
  {
    kind: "controller-construct",
    matches: ({ name, results, from, lines }) =>
      runs.has(from.role) &&
      lines >= fewestLines &&
      /^(?:build|make)\w*Controller$/iu.test(name) &&
      /\b\w*Controller\b/u.test(results),
    role: "construct",
    body: "enter",
  },
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
      (/(?:worker|loop)$/iu.test(name) ||
        (from.role !== "reconcile" && /^(?:process|handle)/iu.test(name))) &&
      takesWork.test(body),
    role: "worker",
    body: "enter",
  },
  {
    kind: "worker-loop",
    matches: ({ body, from }) => from.role !== "reconcile" && queueGet.test(body) && queueDone.test(body),
    role: "worker",
    body: "enter",
  },
  {
    kind: "error-retry",
    matches: ({ name, body, from }) =>
      from.role === "worker" &&
      /err|retry|requeue|fail/iu.test(name) &&
      /\.(?:AddRateLimited|AddAfter)\(|[qQ]ueue\.Add\w*\(/u.test(body),
    role: "other",
    body: "skip",
  },
  {
    kind: "controller-run",
    matches: ({ name, body, isMethod }) =>
      isMethod &&
      /^(?:Run|Start|run|start)/u.test(name) &&
      /\bWaitFor\w*CacheSync\w*\(|\bwait\.(?:Until|Jitter)|worker/iu.test(body) &&
      !elector.test(body),
    role: "control",
    body: "enter",
  },
  {
    kind: "reconcile",
    matches: ({ name, from, isMethod, isLocal, lines }) =>
      from.role === "control" &&
      isMethod &&
      isLocal &&
      lines >= fewestLines &&
      eachTime.test(name) &&
      repeats.test(textOf(from.owner, from.file)),
    role: "reconcile",
    body: "enter",
  },
  {
    kind: "reconcile",
    matches: ({ name, from, lines, site, isMethod, isLocal }) =>
      (from.role === "worker" ||
        (from.role === "reconcile" && /^(?:do)?reconcile(?:Normal|Internal)?$/iu.test(name))) &&
      lines >= 8 &&
      (/^(?:do|try)?(?:reconcile|sync|process|handle|schedul|operate$)/iu.test(name) ||
        isEachOfSeveral(from, site) ||
        (isMethod && isLocal && lines >= fewestLines && /^run[A-Z]/u.test(name)) ||
        (lines >= fewestLines && isGivenItem(from, site))) &&
      !/err|fail|done/iu.test(name),
    role: "reconcile",
    body: "enter",
  },
];

/** What a loop that waits for a clock does each time. */
const eachTime = /^(?:collect|poll|refresh|scrape|tick|update)|^(?:do|try)?(?:process|reconcile|run|sync)/iu;

/** Parts of a reconcile, and who puts objects into its queue. */
export const controllerDetails: readonly DeclarationRule[] = [
  {
    kind: "controller-construct",
    matches: ({ name, results, from, file }) =>
      makes.has(from.role) && /^[nN]ew[A-Z]/u.test(name) && returnsLooping(results, file),
    role: "construct",
    body: "enter",
    isSupporting: true,
  },
  {
    kind: "status-update",
    matches: ({ name, body, from, isLocal }) =>
      isLocal && reconciles.has(from.role) && /status/iu.test(name) && writesStatus.test(body),
    role: "other",
    body: "skip",
    isSupporting: true,
  },
  {
    kind: "reconcile",
    matches: ({ name, receiver, results, from, lines, isLocal }) =>
      isLocal &&
      from.role === "reconcile" &&
      lines >= fewestLines &&
      (partOfReconcile.test(name) ||
        (receiver === from.declaration.outline.receiver &&
          /\berror\b/u.test(results) &&
          !onlyReads.test(name))),
    role: "reconcile",
    body: "enter",
    isSupporting: true,
  },
];

export const controllerCalls: readonly CallRule[] = [
  {
    kind: "workqueue",
    roles: roles("construct", "start", "run", "main", "other"),
    matches: ({ target }) => /\/workqueue\.New\w*(?:Queue(?:WithConfig)?|RateLimiter)$/u.test(target),
    extent: "element",
  },
  {
    kind: "event-handlers",
    roles: roles("construct", "start", "run", "main", "other", "control"),
    matches: ({ name }) => /^AddEventHandler(?:With\w+)?$/u.test(name),
    extent: "statement",
  },
  {
    kind: "cache-sync",
    roles: roles("control", "run", "start"),
    matches: ({ name }) => /^WaitFor(?:Named)?CacheSync/u.test(name),
    extent: "statement",
    gap: 1,
  },
  {
    kind: "worker-start",
    roles: roles("control"),
    matches: ({ target, name, arguments: given }) =>
      (/\/wait\.(?:Until|UntilWithContext|JitterUntil|JitterUntilWithContext|NonSlidingUntil)$/u.test(
        target,
      ) ||
        name === "Go") &&
      /worker|process|schedule|run/iu.test(given),
    extent: "outermost",
  },
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
  {
    kind: "error-retry",
    roles: roles("worker"),
    matches: ({ name }) => name === "AddRateLimited",
    extent: "statement",
  },
];
