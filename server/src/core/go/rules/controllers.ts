import { textOf } from "../syntax.ts";
import { spine, type Frame } from "../walk/frame.ts";
import { roles, type CallRule, type DeclarationRule, type Entered } from "./rule.ts";

const setUp = /\.SetupWithManager\(/gu;
const registration = /(?:^|\n)\s*(?:(?:register|add)\w*\(|\w+\[[^\]\n]+\]\s*=\s*(?!true\b|false\b|\d)\w+)/giu;
const registersHandlers = /handler|pprof|metric|flag/iu;
const takesManager = /\.Manager\b/u;
const makesControllers =
  /\bNew\w*(?:Controller|Reconciler)\w*\(|\.NewController\(|[sS]etup\w*\(|\w*[mM](?:gr|anager)\b/u;
const startsManager = /\b\w*[mM](?:gr|anager)\.Start\(/u;
const callsSetUp = /\b[sS]et[uU]p\w*(?:Controllers?|Reconcilers?)\(/u;
const makesManager = /\b(?:ctrl|manager|controllerruntime)\.New(?:Manager)?\(/u;
/** The builder of controller-runtime, and what it is built on. */
const buildsController =
  /\b(?:New)?ControllerManagedBy\(|\bcontroller\.New(?:Typed)?(?:Unmanaged)?\(\s*"?[\w.-]+"?,\s*(?:\w+,\s*)?(?:mgr|m|manager)\b/u;
/** Each controller may be in a package of its own, which a function sets up. */
const setsUpPackage = /\b\w+\.(?:Setup|Add|AddToManager)\(\s*(?:m|mgr|manager)\b/giu;
const fewestRegistrations = 5;
/** What returns a map of functions fills it for that alone, so fewer say enough. */
const functionsByName = /^map\[string\][\w.]*(?:Func|Constructor|Initializer)\b/u;
const fewestFunctionsByName = 3;

/** A loop that calls what it iterates over, or that calls Run of it: starts the controllers of a registry. */
const startsEach =
  /\bfor\s+(?:\w+\s*,\s*)?(\w+)\s*:?=\s*range\b[\s\S]*?(?:\b\1\(|\b\1\.(?:Run|Start|Initialize)\(|\b(?:build|start|init|new)\w*\((?:\w+,\s*)*\1\b)|\b(?:for|For)[eE]ach\w*\(\s*func\(/u;

const served = /metrics|prometheus|health|telemetry|pprof|profil|http/iu;
const mostLinesOfServing = 40;

/** Whether a function says by its name that it only serves something beside the component. */
export function servesBeside({ name, isLocal, lines }: Pick<Entered, "name" | "isLocal" | "lines">): boolean {
  return served.test(name) && (/server$/iu.test(name) || (isLocal && lines < mostLinesOfServing));
}
/** Whether the names of a called expression speak of webhooks; what is given on the way says nothing. */
function isOfWebhook(text: string): boolean {
  return /webhook/iu.test(text.replaceAll(/\((?:[^()]|\([^()]*\))*\)/gu, ""));
}

/** Types that are started once and run by themselves. */
const runsByItself = /(?:controller|operator|daemon|agent|engine|scheduler|detector)s?$/iu;
/** A shorter function that starts something is a detail. */
const fewestLines = 15;

/** Controllers may be started one after the other. */
const runsOne = /\bgo\s+\w+\.Run\w*\(/gu;

const startsControllersOf = roles("main", "hook", "run", "setup", "start");

function count(pattern: RegExp, text: string): number {
  return text.match(pattern)?.length ?? 0;
}

/** Hooks that are called before the command does its work end with such functions. */
const preparesHook = /^(?:bind|check|complete|init|load|parse|pre|set|valid|verif)/iu;

const mostLinesOfMain = 15;
const fewestLinesOfRest = 25;

/** Whether a short main function leaves everything to a long one. */
function isRestOfMain({ role, owner, file }: Frame, lines: number): boolean {
  return (
    role === "main" &&
    owner.type === "function_declaration" &&
    lines >= fewestLinesOfRest &&
    textOf(owner, file).split("\n").length <= mostLinesOfMain
  );
}

function startsControllers({ name, body, from }: Entered): boolean {
  return (
    startsControllersOf.has(from.role) &&
    !/^(?:[rR]un$|[nN]ew[A-Z])/u.test(name) &&
    /controller|leading/iu.test(name) &&
    (from.role !== "setup" || /^(?:start|run|launch)/iu.test(name)) &&
    (startsEach.test(body) || count(runsOne, body) >= fewestFunctionsByName)
  );
}

/** How a program gets from its main function to its controllers. */
export const controllersDeclarations: readonly DeclarationRule[] = [
  {
    kind: "controller-registry",
    matches: ({ name, body, results, from }) =>
      spine.has(from.role) &&
      count(registration, body) >= fewestRegistrations &&
      !registersHandlers.test(name + results),
    role: "other",
    body: "skip",
  },
  {
    kind: "controller-registry",
    matches: ({ body, results, from }) =>
      spine.has(from.role) &&
      functionsByName.test(results) &&
      count(registration, body) >= fewestFunctionsByName,
    role: "other",
    body: "skip",
  },
  { kind: "controller-start", matches: startsControllers, role: "start", body: "enter" },
  {
    kind: "controller-registry",
    matches: ({ body, from }) => from.role === "setup" && count(setUp, body) >= 3,
    role: "setup",
    body: "enter",
  },
  {
    kind: "controller-setup",
    matches: ({ name, body, parameters, isLocal, from }) =>
      (from.role === "main" || from.role === "run" || from.role === "hook") &&
      ((/^(?:setup|add|register|init|create)\w*(?:Controllers|Reconcilers)$/iu.test(name) &&
        (takesManager.test(parameters) || makesControllers.test(body))) ||
        (/^(?:setup|add|register|init|create)\w*(?:Controller|Reconciler)$/iu.test(name) &&
          takesManager.test(parameters)) ||
        (isLocal &&
          !makesManager.test(body) &&
          (count(setUp, body) >= 1 || (takesManager.test(parameters) && callsSetUp.test(body))))),
    role: "setup",
    body: "enter",
  },
  {
    kind: "controller-registry",
    matches: ({ body, from }) =>
      (spine.has(from.role) || from.role === "other") && count(setsUpPackage, body) >= fewestFunctionsByName,
    role: "setup",
    body: "enter",
  },
  {
    kind: "setup-with-manager",
    matches: ({ name, isMethod, body }) =>
      (isMethod && name === "SetupWithManager" && count(setUp, body) === 0) ||
      (buildsController.test(body) && !makesManager.test(body)),
    role: "construct",
    body: "skip",
  },
  {
    kind: "controller-construct",
    matches: ({ body, parameters, from }) =>
      spine.has(from.role) &&
      /\.Manager\b/u.test(parameters) &&
      /\b\w+\.Add\(\w+\)/u.test(body) &&
      /\bNew\w*\(/u.test(body),
    role: "setup",
    body: "enter",
  },
  {
    kind: "run-function",
    matches: ({ name, body, from, isMethod, receiver, isLocal, lines }) =>
      (from.role === "main" || from.role === "hook" || from.role === "command" || from.role === "run") &&
      !servesBeside({ name, isLocal, lines }) &&
      (/^(?:[rR]un(?![a-z])|do(?:Run|Serve|Start)$)/u.test(name) ||
        (isMethod && name === "Start" && startsManager.test(body)) ||
        (from.role === "hook" &&
          /^(?:start|launch|serve)(?:Manager|Operator|Server|Daemon|Agent)$/iu.test(name)) ||
        (isMethod && name === "Start" && runsByItself.test(receiver ?? "")) ||
        (from.role === "run" && isLocal && /^start[A-Z](?!\w*Server$)/u.test(name) && lines >= fewestLines) ||
        ((!isMethod || (from.role === "run" && isLocal)) &&
          /^[eE]xecute$/u.test(name) &&
          !/\.Execute\w*\(/u.test(body)) ||
        (!isMethod && /^(?:[sS]tart|[lL]aunch|[sS]erve)$|^main[A-Z]|[mM]ain$/u.test(name))),
    role: "run",
    body: "enter",
  },
  {
    // What a hook ends with is what the command does.
    kind: "run-function",
    matches: ({ name, from, isMethod, isLocal, lines, site }) =>
      from.role === "hook" &&
      !preparesHook.test(name) &&
      !isMethod &&
      isLocal &&
      lines >= fewestLines &&
      site?.call.parent?.parent?.type === "return_statement",
    role: "run",
    body: "enter",
  },
  {
    kind: "run-function",
    matches: ({ from, isMethod, isLocal, lines }) => !isMethod && isLocal && isRestOfMain(from, lines),
    role: "main",
    body: "enter",
  },
  {
    // The manager may be made and started by functions of their own; one that is started there as well serves some preparation.
    kind: undefined,
    matches: ({ body, parameters, isLocal, from }) =>
      spine.has(from.role) &&
      ((makesManager.test(body) && (isLocal || !body.includes(".Start("))) ||
        (takesManager.test(parameters) && startsManager.test(body))),
    role: "run",
    body: "enter",
  },
];

export const controllersCalls: readonly CallRule[] = [
  {
    kind: "manager-new",
    roles: spine,
    matches: ({ target }) =>
      /^sigs\.k8s\.io\/controller-runtime(?:\/pkg\/manager\.New|\.NewManager)$/u.test(target),
    extent: "statement",
  },
  {
    kind: "controller-setup",
    roles: roles("main", "run", "hook"),
    matches: ({ name, text }) => name === "SetupWithManager" && !isOfWebhook(text),
    extent: "statement",
    gap: 2,
  },
  {
    kind: "webhook",
    roles: spine,
    matches: ({ text, name, arguments: given }) =>
      (isOfWebhook(text) &&
        /^(?:Setup|Register|Add|New)/u.test(name) &&
        /\bm(?:gr|anager)\b/iu.test(given)) ||
      (/hook\w*\.Register$/iu.test(text) && given.startsWith('("/')),
    extent: "statement",
    gap: 2,
  },
  {
    kind: "manager-start",
    roles: spine,
    matches: ({ target, text, callee }) =>
      /^sigs\.k8s\.io\/controller-runtime(?:\/pkg\/manager)?\.Manager\.Start$/u.test(target) ||
      ((callee.kind === "unknown" || callee.kind === "external") &&
        /^\w*m(?:gr|anager)\.Start$/iu.test(text)),
    extent: "statement",
  },
  {
    kind: "informer-start",
    roles: new Set([...spine, "control"]),
    matches: ({ name, text, target, call, arguments: given }) =>
      (name === "Start" &&
        /informers?\.Start$|factory/iu.test(text + target.slice(target.lastIndexOf("/")))) ||
      (name === "close" &&
        given.includes("InformersStarted") &&
        call.parent?.type === "expression_statement"),
    extent: "statement",
    gap: 0,
  },
];
