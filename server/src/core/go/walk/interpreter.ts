import type { Declaration } from "../program.ts";
import { electsInManager, isElection, isOtherMode } from "../rules/election.ts";
import { declarationRules } from "../rules/index.ts";
import type { CallSite } from "../rules/rule.ts";
import type { Edge, StepKind } from "../candidate.ts";
import { childOf, statementOf, statementsOf, textOf, type SyntaxNode } from "../syntax.ts";
import { announce, tellClosure, tellElement } from "./announce.ts";
import { noteCall } from "./calls.ts";
import { clustersOf, isChoiceOfProgram } from "./clusters.ts";
import { otherCases } from "./commandCases.ts";
import { commandHooks, isOfCommand } from "./commandHooks.ts";
import { noteHandler } from "./enqueue.ts";
import { chooseFromList } from "./controllerList.ts";
import { enteredOf, inherited } from "./entered.ts";
import { shownAs } from "./extent.ts";
import { isFollowed, isOfEach, keepsFunctions, runsFunctions } from "./followedCalls.ts";
import type { Example, Frame, FunctionValue, Role } from "./frame.ts";
import { passedFunctions, valuesOf } from "./functionValues.ts";
import { noteCommands, noteListedCommands } from "./commands.ts";
import { isInvoked, modulesGiven } from "./container.ts";
import { noteGrammar } from "./grammar.ts";
import { noteFactoryController, noteHandedControllers } from "./handed.ts";
import { isLibrary, isPassedThrough } from "./library.ts";
import { chooseListed } from "./listed.ts";
import { noteBuiltController, noteRunnable } from "./managed.ts";
import { callsIn, siteOf } from "./sites.ts";
import { tell, type Walk } from "./walk.ts";

const deepest = 14;
const hook: Edge = { kind: "hook", confidence: 1, alternatives: 0 };

/** Functions that are no step, one in another: further on there is nothing that belongs to the story. */
const longestDetour = 3;
const mostEntered = 1200;

/** What is known of a function that is entered other than by a call in the source. */
interface Given {
  readonly role?: Role;
  /** The role where no rule gives it one. */
  readonly otherwise?: Role;
  readonly example?: Example;
  readonly kind?: StepKind;
  /** Who calls it and where, when that is not the frame that it is entered from. */
  readonly caller?: Frame;
  readonly at?: SyntaxNode;
}

/** Enters a function: tells it when it is a step, then walks its body in the order in which it runs. */
export function enter(
  walk: Walk,
  declaration: Declaration,
  from: Frame,
  edge: Edge,
  site: CallSite | undefined,
  given: Given = {},
): void {
  const { caller = from, at = site?.call ?? from.owner } = given;
  noteCall(walk, caller, declaration, at, edge);
  const owner = walk.program.tree(declaration);
  if (owner === undefined || from.depth >= deepest || walk.entered >= mostEntered) return;
  const before = walk.frames.get(declaration.outline);
  if (before !== undefined && before.role !== "other" && before.detour === 0) return;
  const entered = enteredOf(declaration, owner, from, site);
  const rule = declarationRules.find((each) => each.matches(entered));
  const isTold = given.kind !== undefined || (rule?.kind !== undefined && rule.isSupporting !== true);
  if (before !== undefined && !isTold) return;
  if (rule?.body === "later" && given.role === undefined) {
    walk.subcommands.push({ declaration, from, edge, site });
    return;
  }
  const leads = given.kind !== undefined || (rule !== undefined && rule.isSupporting !== true);
  const detour = leads ? 0 : from.detour + 1;
  if (detour > longestDetour) return;
  if (isLibrary(declaration.file) && !isPassedThrough(entered, rule)) return;
  if (from.role === "config" && rule === undefined && !entered.isLocal) return;
  walk.entered++;
  const parameters =
    site === undefined ? noParameters : passedFunctions(walk, owner, declaration.file, site.call, from);
  const frame: Frame = {
    declaration,
    file: declaration.file,
    owner,
    role: given.role ?? rule?.role ?? given.otherwise ?? inherited(from.role, entered, parameters.size > 0),
    depth: from.depth + 1,
    detour,
    via: edge,
    parameters,
    outer: undefined,
    example: given.example ?? from.example,
  };
  walk.frames.set(declaration.outline, frame);
  if (given.kind === undefined) announce(walk, rule, frame, entered);
  else tell(walk, given.kind, frame, owner);
  if (rule?.body === "skip") return;
  const body = childOf(owner, "body");
  if (body !== undefined) walkBody(walk, body, frame);
}

const noParameters: Frame["parameters"] = new Map();

/** Runs a closure where it is called. */
export function enterClosure(
  walk: Walk,
  node: SyntaxNode,
  outer: Frame,
  role: Role = outer.role,
  called: { readonly isNamed: boolean; readonly parameters?: Frame["parameters"] } = { isNamed: false },
): void {
  const body = childOf(node, "body");
  if (body === undefined || walk.closures.has(node)) return;
  walk.closures.add(node);
  const frame: Frame = { ...outer, owner: node, role, outer, parameters: called.parameters ?? new Map() };
  walkBody(walk, body, frame, called.isNamed);
}

function enterValue(
  walk: Walk,
  value: FunctionValue,
  from: Frame,
  alternatives: number,
  site: CallSite | undefined,
  at = site?.call,
): void {
  const edge = likely(value.edge, alternatives);
  if (value.kind === "declared")
    enter(walk, value.declaration, from, edge, site, at === undefined ? {} : { at });
  else {
    tellClosure(walk, value, from);
    const frame = { ...value.frame, depth: from.depth, example: from.example };
    const parameters =
      site === undefined ? undefined : passedFunctions(walk, value.node, frame.file, site.call, from);
    enterClosure(walk, value.node, frame, closureRole(value, from), {
      isNamed: true,
      ...(parameters !== undefined && { parameters }),
    });
  }
}

function likely(kind: Edge["kind"], alternatives: number): Edge {
  return { kind, confidence: 1 / (alternatives + 1), alternatives };
}

function closureRole({ frame }: Extract<FunctionValue, { kind: "closure" }>, from: Frame): Role {
  return from.role === "hook" ? from.role : frame.role;
}

/** `isWhole` says that the body is a function's own, and not that of a closure inside of a statement. */
function walkBody(walk: Walk, body: SyntaxNode, frame: Frame, isWhole = true): void {
  walkStatements(walk, statementsOf(body), frame, isWhole);
  runHooks(walk, body, frame);
}

function walkStatements(
  walk: Walk,
  statements: readonly SyntaxNode[],
  frame: Frame,
  isOutermost: boolean,
): void {
  const clusters = clustersOf(walk, statements, frame, isOutermost);
  for (const statement of statements) {
    for (const { kind, first, last, symbol } of clusters) {
      if (first !== statement) continue;
      const telling = (): void => {
        const [from, to] = shownAs(statements, first, last, frame);
        tell(walk, kind, frame, from, to, symbol);
      };
      if (kind === "leader-migration" || (kind === "shutdown" && first !== last)) walk.last.push(telling);
      else telling();
    }
    if (statement.type === "defer_statement") continue;
    if (isOtherMode(statement, frame.file)) {
      const otherwise = childOf(statement, "alternative");
      if (otherwise !== undefined) walkStatements(walk, statementsOf(otherwise), frame, isOutermost);
      continue;
    }
    if (isOutermost && isChoiceOfProgram(statement, frame)) {
      walkCases(walk, statement, frame);
      continue;
    }
    const startsEach = clusters.some(({ kind, first }) => kind === "controller-start" && first === statement);
    walkNode(walk, statement, startsEach ? { ...frame, role: "start" } : frame);
  }
}

/** Each case of a switch in main is told like main itself. */
function walkCases(walk: Walk, choice: SyntaxNode, frame: Frame): void {
  const others = otherCases(choice, frame.file);
  for (const part of choice.children) {
    if (others.includes(part)) continue;
    const lists = part.children.filter(isList);
    if (lists.length === 0) walkNode(walk, part, frame);
    else for (const list of lists) walkStatements(walk, statementsOf(list), frame, true);
  }
}

/** Walks a statement or a part of it: its calls, then the statements in it. */
function walkNode(walk: Walk, node: SyntaxNode, frame: Frame): void {
  const runsNow = (each: SyntaxNode): boolean =>
    !isList(each) && each.type !== "func_literal" && !isCallback(each, frame);
  const calls = callsIn(node, runsNow);
  for (const call of calls) if (!isInvoked(call, frame)) walkCall(walk, call, frame);
  for (const call of calls) if (isInvoked(call, frame)) walkCall(walk, call, frame);
  walkParts(walk, node, frame);
}

function walkParts(walk: Walk, node: SyntaxNode, frame: Frame): void {
  const others = frame.role === "main" ? otherCases(node, frame.file) : [];
  for (const child of node.children) {
    if (others.includes(child)) continue;
    if (isList(child)) walkStatements(walk, statementsOf(child), frame, false);
    else if (child.type !== "func_literal") {
      if (child.type === "keyed_element") walkElement(walk, child, frame);
      if (child.type === "composite_literal") {
        followList(walk, child, frame);
        noteListedCommands(walk, child, frame);
      }
      walkParts(walk, child, frame);
    } else if (statementOf(child).type === "return_statement" && child.parent?.parent === statementOf(child))
      enterClosure(walk, child, frame);
  }
}

/** Of controllers in a list one is followed, once the main line is told; its set-up belongs to that line. */
function followList(walk: Walk, literal: SyntaxNode, frame: Frame): void {
  const chosen = chooseFromList(walk, literal, frame);
  if (chosen === undefined) return;
  const { method, edge, example } = chosen;
  const statement = statementOf(literal);
  tell(walk, "controller-registry", frame, statement, statement);
  const follow = (): void => {
    enter(walk, method, { ...frame, role: "start" }, edge, undefined, { at: literal, example });
  };
  if (/^(?:Register|SetupWithManager)$/u.test(method.outline.name)) follow();
  else walk.later.push(follow);
}

function isCallback({ type, children }: SyntaxNode, { file }: Frame): boolean {
  const [key] = children;
  return (
    type === "keyed_element" && key !== undefined && /^On(?:Started|Stopped)Leading$/u.test(textOf(key, file))
  );
}

function isList({ type }: SyntaxNode): boolean {
  return type === "block" || type === "statement_list";
}

function walkCall(walk: Walk, call: SyntaxNode, frame: Frame): void {
  const site = siteOf(walk, call, frame);
  tellElement(walk, site);
  if (/^(?:mgr|manager)\.Add$/iu.test(site.text)) noteRunnable(walk, site);
  noteBuiltController(walk, site);
  noteHandedControllers(walk, site);
  noteFactoryController(walk, site);
  for (const inside of modulesGiven(walk, site)) walkNode(walk, inside.owner, inside);
  noteCommands(walk, site);
  noteGrammar(walk, site);
  const edge: Edge = { kind: "call", confidence: 1, alternatives: 0 };
  const { callee } = site;
  switch (callee.kind) {
    case "declared":
      if (callee.results[0]?.kind !== "function") enter(walk, callee.declaration, frame, edge, site);
      break;
    case "closure":
      enterClosure(walk, callee.node, frame);
      break;
    case "variable":
    case "field":
    case "interface": {
      if (frame.role === "start" && /^(?:Run|Start)/u.test(site.name)) walk.started.push(site);
      const listed = chooseListed(walk, site);
      if (listed === undefined) enterValues(walk, site);
      else enter(walk, listed.declaration, frame, listed.edge, site, { example: listed.example });
      break;
    }
    case "external":
    case "conversion":
    case "builtin":
    case "unknown":
      break;
  }
  if (isElection(site)) enterArguments(walk, { ...site, frame: { ...frame, via: hook } }, true);
  else if (!keepsFunctions(site)) enterArguments(walk, site, runsFunctions(site));
}

function enterValues(walk: Walk, site: CallSite): void {
  if (!isFollowed(site)) return;
  const called = childOf(site.call, "function");
  const values = called === undefined ? [] : valuesOf(walk, called, site.frame);
  if (isOfEach(site)) {
    // One after the other is called, so none is an alternative.
    for (const value of values) enterValue(walk, value, site.frame, 0, site);
    return;
  }
  const first = values[0];
  if (first !== undefined) enterValue(walk, first, site.frame, values.length - 1, site);
}

/** Functions that are passed on to be run: closures, and where `runsThem` also those given by name. */
function enterArguments(walk: Walk, { call, frame, callee }: CallSite, runsThem: boolean): void {
  const given = childOf(call, "arguments")?.children ?? [];
  const isOurs = (callee.kind === "declared" && !isLibrary(callee.declaration.file)) || !runsThem;
  for (const argument of given) {
    if (argument.type === "func_literal") enterClosure(walk, argument, frame);
    else if (!isOurs && /^(?:selector_expression|identifier)$/u.test(argument.type)) {
      const [value] = valuesOf(walk, argument, frame);
      if (value !== undefined) enterValue(walk, value, frame, 0, undefined, argument);
    }
  }
}

/** Fields that say what runs: the callbacks of leader election, of which the loser's comes last. */
function walkElement(walk: Walk, element: SyntaxNode, frame: Frame): void {
  const [key, value] = element.children;
  if (key === undefined || value === undefined) return;
  const name = textOf(key, frame.file);
  const called: Frame = { ...frame, via: hook };
  if (name === "OnStartedLeading") {
    tell(walk, "on-started-leading", called, element, element, name);
    runFunction(walk, value, { ...called, role: "run" });
  } else if (handler.test(name)) noteHandler(walk, value, called);
  else if (name === "OnStoppedLeading")
    walk.last.push(() => {
      tell(walk, "on-stopped-leading", called, element, element, name);
    });
  else if (name === "Flags" && isOfCommand(element, frame))
    tell(walk, "flags", frame, element, element, name);
  else if (name === "LeaderElection" && electsInManager(element, value, frame))
    tell(walk, "leader-election", frame, element, element, name);
}

/** Fields of what an informer is given. */
const handler = /^(?:Add|Update|Delete|Filter)Func$/u;

/** The hooks of a command fire on Execute, after the function that builds the command has returned. */
export function runHooks(walk: Walk, body: SyntaxNode, frame: Frame): void {
  if (frame.role !== "command" && frame.role !== "main") return;
  for (const { name, kind, element, value } of commandHooks(walk, body, frame.file)) {
    const called: Frame = { ...frame, via: hook };
    tell(walk, kind, called, element, element, name);
    runFunction(walk, value, { ...called, role: "hook" });
  }
}

/** Runs the function that a struct's field is set to. */
export function runFunction(walk: Walk, value: SyntaxNode, frame: Frame): void {
  const expression = value.type === "literal_element" ? value.children[0] : value;
  if (expression === undefined) return;
  if (expression.type === "func_literal")
    enterClosure(walk, expression, frame, frame.role, { isNamed: true });
  else if (expression.type === "call_expression" && isWrapper(expression)) {
    for (const argument of childOf(expression, "arguments")?.children ?? [])
      runFunction(walk, argument, frame);
  } else {
    const [found, ...others] = valuesOf(walk, expression, frame);
    if (found?.kind === "declared")
      enter(walk, found.declaration, frame, likely(found.edge, others.length), undefined, {
        at: expression,
        otherwise: frame.role,
      });
    else if (found !== undefined) enterValue(walk, found, frame, others.length, undefined, expression);
  }
}

/** `wrap(func() { … })` runs what it is given. */
function isWrapper(call: SyntaxNode): boolean {
  return childOf(call, "arguments")?.children.some(({ type }) => type === "func_literal") ?? false;
}
