import { isOtherMode } from "../rules/election.ts";
import { makesCommand } from "../rules/commandType.ts";
import { callRules } from "../rules/index.ts";
import type { CallRule, CallSite } from "../rules/rule.ts";
import { statementRules } from "../rules/statement.ts";
import type { StepKind } from "../candidate.ts";
import { textOf, type SyntaxNode } from "../syntax.ts";
import type { Frame } from "./frame.ts";
import { isLibrary } from "./library.ts";
import { callsIn, siteOf } from "./sites.ts";
import type { Walk } from "./walk.ts";

/** Statements of one list that together are one step. */
export interface Cluster {
  readonly kind: StepKind;
  readonly first: SyntaxNode;
  readonly last: SyntaxNode;
  readonly symbol: string;
}

interface Classified {
  readonly rule: CallRule | undefined;
  readonly kind: StepKind;
  readonly symbol: string;
}

/** Finds the steps in a list of statements. `isOutermost` says that no block of the function is around the list. */
export function clustersOf(
  walk: Walk,
  statements: readonly SyntaxNode[],
  frame: Frame,
  isOutermost: boolean,
): Cluster[] {
  const classified = statements.map((statement) => classify(walk, statement, frame, isOutermost));
  const clusters: Cluster[] = [];
  for (let at = 0; at < statements.length; at++) {
    const start = classified[at];
    const first = statements[at];
    if (start === undefined || first === undefined) continue;
    const end = endOfRun(statements, classified, at, frame);
    const members = classified.slice(at, end + 1).filter((each) => each?.rule === start.rule).length;
    const source = frame.file.text.slice(first.start, statements[end]?.end);
    if (members >= (start.rule?.atLeast ?? 1) && start.rule?.contains?.test(source) !== false) {
      const lead = leadIn(statements, classified, at, end, frame);
      if (lead !== undefined || start.rule?.leadIn?.isRequired !== true)
        clusters.push({
          kind: start.kind,
          first: statements[lead ?? at] ?? first,
          last: statements[end] ?? first,
          symbol: start.symbol,
        });
    }
    at = Math.max(at, end);
  }
  return clusters;
}

function endOfRun(
  statements: readonly SyntaxNode[],
  classified: readonly (Classified | undefined)[],
  from: number,
  frame: Frame,
): number {
  const rule = classified[from]?.rule;
  if (rule?.gap === undefined) return from;
  let end = from;
  let others = 0;
  for (let at = from + 1; at < statements.length && others <= rule.gap; at++) {
    const statement = statements[at];
    if (
      classified[at]?.rule === rule &&
      (rule.leadIn === undefined ||
        isAlike(classified[from], classified[at]) ||
        sharesName(statements, from, at, frame))
    ) {
      end = at;
      others = 0;
    } else if (classified[at] !== undefined || statement === undefined || endsRuns(statement, frame)) break;
    else if (!belongsToOneBefore(statement, frame)) others++;
  }
  return end;
}

/** What is before the command is made has nothing to do with what is after it. */
function endsRuns(statement: SyntaxNode, frame: Frame): boolean {
  return makesCommand.test(textOf(statement, frame.file));
}

const declared = /^(?:var\s+(?=\w))?(\w+(?:\s*,\s*\w+)*)(?:\s*(?::=|=[^=])|(?<=^var\s+\w+)\s)/u;

/** Health and readiness are two sides of one thing. */
function isAlike(one: Classified | undefined, other: Classified | undefined): boolean {
  const check = /^Add(?:Healthz|Readyz)Check$/u;
  return check.test(one?.symbol ?? "") && check.test(other?.symbol ?? "");
}

/** Whether a statement uses something that one of those before it in the run declares. */
function sharesName(statements: readonly SyntaxNode[], from: number, at: number, frame: Frame): boolean {
  const statement = statements[at];
  if (statement === undefined) return false;
  const source = textOf(statement, frame.file);
  const names = statements
    .slice(Math.max(0, from - mostLeadIn), at)
    .flatMap((each) => declared.exec(textOf(each, frame.file))?.[1]?.split(/\s*,\s*/u) ?? [])
    .filter((name) => name !== "err" && name !== "ctx" && name !== "_");
  return names.some((name) => new RegExp(`\\b${name}\\b`, "u").test(source));
}

/** Statements before a run whose declarations count as its own. */
const mostLeadIn = 2;

/** `if err != nil { … }` and `defer` belong to the statement before them. */
function belongsToOneBefore(statement: SyntaxNode, frame: Frame): boolean {
  return (
    statement.type === "comment" ||
    statement.type === "defer_statement" ||
    (statement.type === "if_statement" &&
      /^if\s+\w*[eE]rr\w*\s*!=\s*nil/u.test(textOf(statement, frame.file)))
  );
}

/** Index of the first of the statements right before a run that belong to it. */
function leadIn(
  statements: readonly SyntaxNode[],
  classified: readonly (Classified | undefined)[],
  from: number,
  end: number,
  frame: Frame,
): number | undefined {
  const rule = classified[from]?.rule;
  const first = statements[from];
  const last = statements[end];
  if (rule?.leadIn === undefined || first === undefined || last === undefined) return undefined;
  const run = frame.file.text.slice(first.start, last.end);
  let lead: number | undefined;
  for (let at = from - 1; at >= 0 && classified[at] === undefined; at--) {
    const statement = statements[at];
    if (statement === undefined || !rule.leadIn.matches(textOf(statement, frame.file), run)) break;
    lead = at;
  }
  return lead;
}

/** `New` alone says nothing: of short names the one before it is told as well. */
function symbolOf({ name, text }: CallSite): string {
  return name.length > shortestName ? name : text.split(".").slice(-2).join(".");
}

const shortestName = 5;

function classify(
  walk: Walk,
  statement: SyntaxNode,
  frame: Frame,
  isOutermost: boolean,
): Classified | undefined {
  const source = textOf(statement, frame.file);
  if (isLibrary(frame.file)) return undefined;
  if (statement.type === "defer_statement" || isOtherMode(statement, frame.file)) return undefined;
  if (isChoiceOfProgram(statement, frame)) return undefined;
  if (isOutermost) {
    const functionSource = textOf(frame.owner, frame.file);
    for (const { kind, roles, matches } of statementRules)
      if (roles.has(frame.role) && matches(statement, source, functionSource))
        return { rule: undefined, kind, symbol: source.split(/\s/u, 1)[0] ?? "" };
  }
  const own = callsIn(statement, (node) => node.type !== "func_literal" && !isNestedList(node));
  const deep = isOutermost ? callsIn(statement, (node) => !isKept(node)) : own;
  for (const rule of callRules) {
    if (!rule.roles.has(frame.role)) continue;
    for (const call of rule.extent === "outermost" ? deep : own) {
      if (rule.extent === "element" || (rule.extent === "outermost" && !isOutermost)) continue;
      const site = siteOf(walk, call, frame);
      if (rule.matches(site)) return { rule, kind: rule.kind, symbol: symbolOf(site) };
    }
  }
  return undefined;
}

/** A switch in main is several programs, and no step itself. */
export function isChoiceOfProgram({ type }: SyntaxNode, { role }: Frame): boolean {
  return role === "main" && type === "expression_switch_statement";
}

function isNestedList(node: SyntaxNode): boolean {
  return node.type === "block" || node.type === "statement_list";
}

/** Closures that do not run with the statement: those bound to a name, and hooks of a struct. */
function isKept(node: SyntaxNode): boolean {
  if (node.type !== "func_literal") return false;
  const parent = node.parent?.type === "literal_element" ? node.parent.parent : node.parent;
  return parent?.type === "expression_list" || parent?.type === "keyed_element";
}
