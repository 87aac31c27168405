import type { GoFile } from "../program.ts";
import { servesBeside } from "./controllers.ts";
import { roles, type CallRule, type DeclarationRule } from "./rule.ts";

const checksSettings = roles("main", "hook", "run");
const validatesSettings = /^[vV]alidate\w*(?:Flags?|Options?|Config|Configuration|Settings|Arg\w*)$/u;
const whole = roles("main", "hook", "run", "election", "setup");
const configVerb =
  /^(?:[sS]etup|New|Create|Build|Load|Complete|Config|Apply|apply|load|create|build|new|complete|config|get|Get|make)/u;
/** A declaration of something that the step uses. */
const declaresForStep = {
  matches: (statement: string, step: string): boolean => {
    const name = /^(?:var\s+(\w+)|(\w+)\s*:=)/u.exec(statement);
    const declared = name?.[1] ?? name?.[2];
    return declared !== undefined && new RegExp(`\\b${declared}\\b`, "u").test(step);
  },
  isRequired: false,
};
const configType = /\b(?:\w*Config|\w*Configuration|Completed\w*)\b/u;
/** How to reach a server is only a part of what a component runs with. */
const connection = /\b(?:rest|tls)\.Config\b/gu;
const readsSettings = /^(?:[lL]oad|[aA]pply)\w*(?:Config(?:uration)?|Options|Flags|Settings|File)?$/u;
/** What controllers share: a context may hold other things. */
const holdsShared = /informer|client|controller/iu;
/** What hands out the settings of now reads none. */
const handsOut = /\.R?Lock\(\)/u;
const fewLines = 12;
const contextType = /\b\w*[cC]ontext\.Context\b/u;
/** What only hands out clients that are there builds none. */
const buildsClient = /[nN]ew\w*\(|\b(?:[bB]uild|[cC]reate|[mM]ake)\w*\(|\bclientcmd\.|\brest\./u;

/** Clients may be those of something else: a database, a cloud. */
const ofKubernetes =
  /[kK]ube|[kK]8s|[cC]lient(?:set|Builder)|\b(?:client|discovery|dynamic|rest|versioned)\.\w/u;
const reachesServer = /NewForConfig|InClusterConfig|\bclientcmd\.|\bclient\.New\(/u;

/** Whether what is returned runs by itself, whatever it is called. */
function returnsRunner(results: string, { package: home }: GoFile): boolean {
  const methods = home.methods.get(typeReturned(results));
  return methods?.has("Run") === true || methods?.has("Start") === true;
}

/** Whether what is returned has some method that may run for long. */
export function returnsLooping(results: string, { package: home }: GoFile): boolean {
  return [...(home.methods.get(typeReturned(results))?.keys() ?? [])].some((name) => longRunning.test(name));
}

const longRunning = /^(?:Run|Start|SyncLoop)|^run$/u;

/** The name of the first result's type. */
function typeReturned(results: string): string {
  return /^\(?\s*(?:\w+\s+)?\*?(\w+)/u.exec(results)?.[1] ?? "";
}

/** What a component does between its flags and its controllers: configuration, clients, servers, events. */
export const componentDeclarations: readonly DeclarationRule[] = [
  {
    kind: "validate",
    matches: ({ name, isMethod, from }) =>
      isMethod && /^(?:Validate|CheckOption)/u.test(name) && checksSettings.has(from.role),
    role: "options",
    body: "skip",
  },
  {
    kind: undefined,
    matches: ({ name }) => /^(?:[vV]alidate|CheckOption)/u.test(name),
    role: "options",
    body: "skip",
  },
  {
    kind: "cloud-init",
    matches: ({ body, isLocal, from }) =>
      isLocal && whole.has(from.role) && /\bcloudprovider\.InitCloudProvider\(/u.test(body),
    role: "other",
    body: "skip",
  },
  {
    kind: "serving",
    matches: ({ body, isLocal, lines, from }) =>
      isLocal && whole.has(from.role) && lines < 60 && /\.Add(?:Healthz|Readyz)Check\(/u.test(body),
    role: "other",
    body: "skip",
  },
  {
    kind: "serving",
    matches: ({ name, isLocal, isMethod, lines, from }) =>
      whole.has(from.role) &&
      ((isLocal && !isMethod && /^serve[A-Z]/u.test(name)) ||
        (/^(?:start|run)[A-Z]/iu.test(name) && servesBeside({ name, isLocal, lines }))),
    role: "other",
    body: "skip",
  },
  {
    kind: "indexer",
    matches: ({ name, isLocal, from }) =>
      isLocal && whole.has(from.role) && /index(?:es|er|ers)?$/iu.test(name),
    role: "other",
    body: "skip",
  },
  {
    kind: "controller-context",
    matches: ({ name, body, results, from }) =>
      whole.has(from.role) &&
      name.includes("Context") &&
      holdsShared.test(results + body) &&
      /\b\w*(?:Context|ContextFactory)\b/u.test(results.replaceAll(new RegExp(contextType, "gu"), "")),
    role: "config",
    body: "enter",
  },
  {
    kind: "client-builder",
    matches: ({ name, body, results, from }) =>
      whole.has(from.role) &&
      /^(?:create|build|new|get|make)\w*Clients?\w*$/iu.test(name) &&
      buildsClient.test(body) &&
      (ofKubernetes.test(results) || reachesServer.test(body)) &&
      /Client|kubernetes\.|Interface/u.test(results),
    role: "config",
    body: "skip",
  },
  {
    kind: "config",
    matches: ({ name, body, results, parameters, from, lines, isLocal, isMethod, packagePath, file }) =>
      (whole.has(from.role) || (from.role === "config" && isLocal)) &&
      lines >= (name === "Complete" ? 15 : 5) &&
      !(lines < fewLines && handsOut.test(body)) &&
      (isLocal || /(?:config|options|app)$/iu.test(packagePath)) &&
      (configVerb.test(name) || (isMethod && name.endsWith("Config"))) &&
      !returnsRunner(results, file) &&
      (configType.test(results.replaceAll(connection, "")) ||
        (from.role !== "config" &&
          readsSettings.test(name) &&
          configType.test(parameters.replaceAll(connection, "")))),
    role: "config",
    body: "enter",
  },
];

export const componentCalls: readonly CallRule[] = [
  {
    kind: "scheme-register",
    roles: roles("main"),
    matches: ({ name }) => name === "AddToScheme",
    extent: "outermost",
    gap: 1,
  },
  {
    kind: "cloud-init",
    roles: roles("main"),
    matches: ({ name }) => name === "InitCloudProvider",
    extent: "statement",
  },
  {
    kind: "shutdown",
    roles: roles("main"),
    matches: ({ name }) => /^SetupSignal(?:Handler|Context)/u.test(name),
    extent: "statement",
  },
  {
    kind: "client-builder",
    roles: whole,
    matches: ({ target, text }) =>
      /\/clientcmd\.BuildConfigFromFlags$|^sigs\.k8s\.io\/controller-runtime(?:\/pkg\/client\/config)?\.GetConfig(?:OrDie)?$|\/rest\.InClusterConfig$/u.test(
        target,
      ) || /^\w*\.?(?:BuildConfig|GetConfigOrDie|NewForConfig(?:OrDie)?)$/u.test(text),
    extent: "statement",
    gap: 1,
  },
  {
    kind: "client-builder",
    roles: whole,
    matches: ({ name, frame }) => frame.owner.type === "func_literal" && /^New\w*ClientBuilder$/u.test(name),
    extent: "outermost",
    leadIn: declaresForStep,
  },
  {
    kind: "shutdown",
    roles: roles("run"),
    matches: ({ name, callee }) => /^(?:Wait|Shutdown)$/u.test(name) && callee.kind !== "builtin",
    extent: "statement",
    gap: 2,
    atLeast: 3,
  },
  {
    kind: "validate",
    roles: checksSettings,
    matches: ({ name, callee, frame: { role } }) =>
      (role === "main" ? /^Validate/u : validatesSettings).test(name) &&
      (callee.kind !== "declared" || callee.declaration.outline.kind === "function"),
    extent: "statement",
  },
  {
    kind: "event-recorder",
    roles: roles("main", "run", "election", "config", "construct", "hook"),
    matches: ({ target, name }) =>
      /\/(?:record|events)\.NewBroadcaster$/u.test(target) ||
      /^(?:NewRecorder|StartStructuredLogging|StartRecordingToSink\w*|StartEventWatcher)$/u.test(name),
    extent: "statement",
    gap: 1,
    contains: /StartRecordingToSink/u,
  },
  {
    kind: "serving",
    roles: whole,
    matches: ({ name, target, text }) =>
      /^(?:Serve|ListenAndServe(?:TLS)?|StartHealthz|Add(?:Healthz|Readyz)Check|NewLeaderHealthzAdaptor)$/u.test(
        name,
      ) ||
      /(?:^|\/)healthz\.(?:NewServer|InstallHandler)$/u.test(target) ||
      /^(?:net|server)\.Listen$|[sS]erver\.Listen$/u.test(text),
    extent: "outermost",
    gap: 8,
    leadIn: declaresForStep,
  },
  {
    kind: "informer-factory",
    roles: roles("main", "run"),
    matches: ({ name }) => /^New(?:Filtered)?\w*InformerFactory\w*$/u.test(name),
    extent: "statement",
    gap: 0,
  },
  {
    kind: "indexer",
    roles: whole,
    matches: ({ name, callee, frame }) =>
      (name === "IndexField" || /^(?:Setup|setup|Add|Register)\w*Index(?:es|er|ers)?$/u.test(name)) &&
      !(callee.kind === "declared" && callee.declaration.file.package === frame.file.package),
    extent: "statement",
    gap: 0,
  },
];
