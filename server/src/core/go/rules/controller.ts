import { elector } from "./election.ts";
import { returnsLooping } from "./component.ts";
import { fewestLines, queueGet, runs } from "./loop.ts";
import { roles, type CallRule, type DeclarationRule, type Entered } from "./rule.ts";

const inside = roles("main", "hook", "run", "start", "setup", "construct", "control", "other", "reconcile");
const makes = roles("main", "hook", "run", "other");

const makesQueue = /\bworkqueue\.New/u;
const addsHandlers = /\b[aA]dd\w*EventHandlers?\(/u;
/** Whoever registers controllers with a manager runs none itself. */
const setsUp = ".SetupWithManager(";

/** Whether a function may make something: one that returns nothing, or an error at most, only adds to what is there. */
function mayMake({ name, results }: Pick<Entered, "name" | "results">): boolean {
  return (
    /^(?:new|init|set_?up|build|make|create|provide)/iu.test(name) ||
    !/^\s*(?:error|bool)?\s*$/u.test(results)
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
      ((makesQueue.test(body) && !/queue$/iu.test(name)) ||
        (addsHandlers.test(body) && mayMake({ name, results }))) &&
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
      !body.includes(setsUp) &&
      /\bWaitFor\w*CacheSync\w*\(|\bwait\.(?:Until|Jitter)|worker/iu.test(body) &&
      !elector.test(body),
    role: "control",
    body: "enter",
  },
];

/** What makes something that runs, where no step tells it otherwise. */
export const controllerDetails: readonly DeclarationRule[] = [
  {
    kind: "controller-construct",
    matches: ({ name, results, from, file }) =>
      makes.has(from.role) && /^[nN]ew[A-Z]/u.test(name) && returnsLooping(results, file),
    role: "construct",
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
    kind: "error-retry",
    roles: roles("worker"),
    matches: ({ name }) => name === "AddRateLimited",
    extent: "statement",
  },
];
