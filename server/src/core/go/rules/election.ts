import type { Declaration, GoFile } from "../program.ts";
import { childOf, enclosing, textOf, type SyntaxNode } from "../syntax.ts";
import { spine, type Frame } from "../walk/frame.ts";
import { isLibrary } from "../walk/library.ts";
import { makesCommand } from "./commandType.ts";
import { roles, type CallRule, type CallSite, type DeclarationRule } from "./rule.ts";

export const elector = /\bleaderelection\.(?:RunOrDie|NewLeaderElector)\(/u;
/** The branch of a program that was told to run without election. */
const withoutElection = /^if\s+!.*[lL]eaderElect/u;
/** Branches of a program that was told to work in another way: without election, once and not for long, or only in part. */
const otherMode =
  /^if\s+(?:!.*[lL]eaderElect|[^{\n]*LEADER_ELECT\w*_DISABLE|[^{\n]*\bDISABLE\w*_LEADER|(?:\w+\.)*(?:\w*[oO]nce|only[A-Z]\w*|\w+Only)\s*\{)/u;
const inRun = roles("main", "hook", "run");

/** Whether a statement is for a program that was told to work in another way: by its condition, or since the other branch elects. */
export function isOtherMode(statement: SyntaxNode, file: GoFile): boolean {
  if (otherMode.test(textOf(statement, file))) return true;
  const consequence = childOf(statement, "consequence");
  const alternative = childOf(statement, "alternative");
  if (consequence === undefined || alternative?.type !== "block") return false;
  return elector.test(textOf(alternative, file)) && !elector.test(textOf(consequence, file));
}

/** Leader election with client-go: https://pkg.go.dev/k8s.io/client-go/tools/leaderelection. */
export const electionDeclarations: readonly DeclarationRule[] = [
  {
    kind: "leader-election",
    matches: ({ body, name, from, site }) =>
      inRun.has(from.role) &&
      elector.test(body) &&
      !/^(?:Run|run)$/u.test(name) &&
      !(from.role === "hook" && site === undefined),
    role: "election",
    body: "enter",
  },
];

/** A function that builds a command only hands over what elects. */
function elects({ file, outline }: Declaration): boolean {
  const source = file.text.slice(outline.start, outline.end);
  return elector.test(source) && !makesCommand.test(source);
}

/** An election by another library, which is given what the winner runs. */
export function isElection({ callee, target }: CallSite): boolean {
  const isForeign =
    callee.kind === "external" || (callee.kind === "declared" && isLibrary(callee.declaration.file));
  return isForeign && /leader\w*\.(?:New|Run)\w*Election\w*$/iu.test(target);
}

/** `election.Run()` of such a library, in the function that made it. */
function runsElection({ text, frame: { owner, file } }: CallSite): boolean {
  return (
    /^\w+\.Run$/u.test(text) &&
    new RegExp(`\\b${text.slice(0, -4)}\\s*:?=\\s*\\w+\\.New\\w*Election`, "u").test(textOf(owner, file))
  );
}

const managerPackage = /^sigs\.k8s\.io\/controller-runtime(?:\/pkg\/manager)?$/u;

function nameOfPackage(path: string): string {
  return path.endsWith("/manager") ? "manager" : "controllerruntime";
}

/** Whether the options of a manager switch its election on, or leave it to a setting. */
export function electsInManager(element: SyntaxNode, value: SyntaxNode, { file, role }: Frame): boolean {
  const literal = enclosing(element, new Set(["composite_literal"]));
  const type = literal === undefined ? undefined : childOf(literal, "type");
  const qualifier = type === undefined ? undefined : /^(\w+)\.Options$/u.exec(textOf(type, file))?.[1];
  const isOptions = file.outline.imports.some(
    ({ name, path }) => managerPackage.test(path) && (name ?? nameOfPackage(path)) === qualifier,
  );
  return spine.has(role) && isOptions && textOf(value, file) !== "false";
}

export const electionCalls: readonly CallRule[] = [
  {
    kind: "leader-identity",
    roles: inRun,
    matches: ({ target }) => target === "os.Hostname" || target.endsWith("/uuid.NewUUID"),
    extent: "outermost",
    gap: 0,
    leadIn: { matches: (statement) => withoutElection.test(statement), isRequired: true },
  },
  {
    kind: "leader-candidate",
    roles: inRun,
    matches: ({ target }) => target.endsWith("/leaderelection.NewCandidate"),
    extent: "outermost",
    gap: 0,
  },
  {
    kind: "leader-election",
    roles: inRun,
    matches: ({ target, callee, frame }) =>
      /\/leaderelection\.(?:RunOrDie|NewLeaderElector)$/u.test(target) ||
      (callee.kind === "declared" &&
        callee.declaration.file.package === frame.file.package &&
        !/^(?:Run|run)$/u.test(callee.declaration.outline.name) &&
        elects(callee.declaration)),
    extent: "outermost",
  },
  {
    kind: "leader-election",
    roles: inRun,
    matches: (site) => isElection(site) || runsElection(site),
    extent: "statement",
    gap: 8,
  },
  {
    kind: "leader-election",
    roles: inRun,
    matches: ({ target }) => /\/resourcelock\.New\w*$/u.test(target),
    extent: "statement",
  },
];
