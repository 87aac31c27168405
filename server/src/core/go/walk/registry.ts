import type { Declaration, GoPackage } from "../program.ts";
import type { Edge } from "../candidate.ts";
import { childOf, descendants, textOf, type SyntaxNode } from "../syntax.ts";
import { namedType, type NamedType } from "../types.ts";
import type { Example, Frame } from "./frame.ts";
import { followedFolder, leadsInto, nearFollowed } from "./followed.ts";
import { valuesOf } from "./functionValues.ts";
import { importsOfCommand } from "./importsOfCommand.ts";
import { implementations } from "./implementations.ts";
import { enter, enterClosure } from "./interpreter.ts";
import { isLibrary } from "./library.ts";
import { callsIn, siteOf } from "./sites.ts";
import { tell, type Registry, type Walk } from "./walk.ts";

/** One controller of a registry. */
interface Entry {
  readonly declaration: Declaration;
  readonly registry: Registry;
}

const constructorField = /^(?:constructor|initFunc|init|newFunc|factory)$/iu;
/** Kubernetes' own tutorials explain controllers with Deployments. */
const wellKnown = /deployment/iu;

/** Follows one controller of the registries that the walk came through. */
export function followRegistry(walk: Walk): void {
  const entries = walk.registries.flatMap((registry) => entriesOf(walk, registry));
  const entry =
    entries.find(({ declaration }) => leadsInto(walk, declaration, followedFolder(walk))) ??
    entries.find(({ declaration }) => wellKnown.test(declaration.outline.name)) ??
    entries[0];
  if (entry === undefined) return;
  const { declaration, registry } = entry;
  const example: Example = { name: declaration.outline.name, package: declaration.file.package.path };
  const owner = walk.program.tree(declaration);
  if (owner === undefined) return;
  const alternatives = entries.length - 1;
  const edge: Edge = { kind: "registry", confidence: 1, alternatives };
  const frame: Frame = { ...registry.frame, declaration, file: declaration.file, owner, via: edge, example };
  tell(walk, "controller-descriptor", frame, owner);
  walk.later.push(() => {
    enter(walk, declaration, { ...registry.frame, role: "start" }, edge, undefined, {
      role: "start",
      example,
      ...startOf(walk),
    });
  });
}

/** What calls the functions of a registry: the step that starts controllers. */
function startOf({ candidates, frames }: Walk): { readonly caller?: Frame; readonly at?: SyntaxNode } {
  const start = candidates.find(({ kind }) => kind === "controller-start");
  const caller = start === undefined ? undefined : frames.get(start.declaration.outline);
  return start === undefined || caller === undefined ? {} : { caller, at: start.first };
}

/** The functions that a registry is filled with, one for each controller. */
function entriesOf(walk: Walk, registry: Registry): Entry[] {
  const { frame } = registry;
  const found = new Map<Declaration["outline"], Entry>();
  for (const node of descendants(frame.owner)) {
    for (const value of registered(node)) {
      const called = value.type === "call_expression" ? childOf(value, "function") : value;
      if (called === undefined || !/^(?:identifier|selector_expression)$/u.test(called.type)) continue;
      const [first] = valuesOf(walk, called, frame);
      if (first?.kind !== "declared") continue;
      const declaration = constructorOf(walk, first.declaration, frame) ?? first.declaration;
      if (!isLibrary(declaration.file)) found.set(declaration.outline, { declaration, registry });
    }
  }
  return [...found.values()];
}

/** The expressions that a statement or literal element puts into a registry. */
function registered(node: SyntaxNode): readonly SyntaxNode[] {
  if (node.type === "assignment_statement") return childOf(node, "right")?.children ?? [];
  if (node.type === "call_expression") return childOf(node, "arguments")?.children ?? [];
  if (node.type === "keyed_element") return node.children[1]?.children ?? [];
  return [];
}

/** A descriptor names the function that builds the controller in one of its fields. */
function constructorOf(walk: Walk, declaration: Declaration, frame: Frame): Declaration | undefined {
  const owner = walk.program.tree(declaration);
  if (owner === undefined) return undefined;
  for (const node of descendants(owner)) {
    const [key, value] = node.children;
    if (node.type !== "keyed_element" || key === undefined || value === undefined) continue;
    if (!constructorField.test(textOf(key, declaration.file))) continue;
    const inside: Frame = { ...frame, declaration, file: declaration.file, owner, outer: undefined };
    const [first] = valuesOf(walk, value, inside);
    if (first?.kind === "declared") return first.declaration;
  }
  return undefined;
}

/** A package that registers a controller as it is loaded. */
interface Initializer {
  readonly home: GoPackage;
  readonly initializer: Declaration;
  readonly register: Declaration;
  readonly call: SyntaxNode;
  readonly size: number;
}

/**
 * Registries that packages fill as they are loaded: the program imports them for that alone. One of them is followed, the
 * one that does most.
 */
export function followInitializers(walk: Walk, main: GoPackage): void {
  const initializers = importsOfCommand(walk, main).flatMap(({ path }) => {
    const home = walk.program.packageAt(path);
    return home === undefined ? [] : initializersOf(walk, home);
  });
  const near = nearFollowed(walk, initializers, ({ initializer }) => initializer.file);
  const chosen = [...near].sort((a, b) => b.size - a.size)[0];
  const frame = walk.frames.values().next().value;
  if (chosen === undefined || frame === undefined) return;
  followInitializer(walk, chosen, frame, initializers.length - 1);
}

/** Programs register other things as they are loaded: features, cloud providers, metrics. */
const aboutControllers = /controller|reconcil/iu;
/** Puts something into a map or list. */
const fillsRegistry = /\]\s*=[^=]|\bappend\(/u;

function initializersOf(walk: Walk, home: GoPackage): Initializer[] {
  return home.initializers.flatMap((initializer) => {
    const owner = walk.program.tree(initializer);
    if (owner === undefined || isLibrary(initializer.file)) return [];
    const frame = bareFrame(initializer, owner, undefined, { kind: "init", confidence: 1, alternatives: 0 });
    for (const call of callsIn(owner, () => true)) {
      if (childOf(call, "arguments")?.children.length === 0) continue;
      const { callee, name } = siteOf(walk, call, frame);
      if (callee.kind !== "declared" || !/^[rR]egister/u.test(name) || isLibrary(callee.declaration.file))
        continue;
      const { file, outline } = callee.declaration;
      const source = file.text.slice(outline.start, outline.end);
      if (!fillsRegistry.test(source) || !aboutControllers.test(file.package.path + source)) continue;
      return [{ home, initializer, register: callee.declaration, call, size: sizeOf(home) }];
    }
    return [];
  });
}

const syncMethod = /^(?:Reconcile|ProcessItem|sync\w*|process\w*)$/u;

/** Lines of the longest method that brings an object up to date. */
function sizeOf(home: GoPackage): number {
  const methods = [...home.methods.values()].flatMap((own) => [...own.values()]);
  return Math.max(
    0,
    ...methods
      .filter(({ outline }) => syncMethod.test(outline.name))
      .map(({ outline }) => outline.end - outline.start),
  );
}

function followInitializer(walk: Walk, chosen: Initializer, main: Frame, alternatives: number): void {
  const { home, initializer, register, call } = chosen;
  const edge: Edge = { kind: "init", confidence: 1, alternatives };
  const example: Example = { name: home.name, package: home.path };
  const registerOwner = walk.program.tree(register);
  const owner = walk.program.tree(initializer);
  if (registerOwner === undefined || owner === undefined) return;
  const told = walk.candidates.length;
  tell(walk, "controller-registry", bareFrame(register, registerOwner, main, edge), registerOwner);
  const frame: Frame = { ...bareFrame(initializer, owner, main, edge), example, role: "start" };
  const given = childOf(call, "arguments")?.children ?? [];
  const isObject = given.some(({ type }) => type === "unary_expression" || type === "composite_literal");
  if (isObject) tell(walk, "controller-registry", frame, owner);
  moveBeforeRun(walk, told);
  if (!isObject) tell(walk, "controller-descriptor", frame, owner);
  walk.later.push(() => {
    for (const argument of given) {
      runConstructor(walk, argument, frame);
      const type = namedType(walk.program, walk.resolver.typeOf(argument, frame.file));
      if (type !== undefined) runObject(walk, type, frame);
    }
  });
}

/** Packages are initialised before `main` runs: their steps are told before the component runs. */
function moveBeforeRun(walk: Walk, from: number): void {
  const moved = walk.candidates.splice(from);
  const run = walk.candidates.findIndex(({ kind }) => kind === "run-function");
  walk.candidates.splice(run === -1 ? walk.candidates.length : run, 0, ...moved);
}

/** What a registry calls of an object that registered itself, in this order. */
const lifeCycle = ["Initialize", "Init", "Run", "Start"];

function runObject(walk: Walk, type: NamedType, frame: Frame): void {
  const home = walk.program.packageAt(type.package);
  for (const name of lifeCycle) {
    const method = home?.methods.get(type.name)?.get(name);
    if (method !== undefined) enter(walk, method, frame, { ...frame.via, kind: "interface" }, undefined);
  }
}

/** Builds the controller, then runs what was built. */
function runConstructor(walk: Walk, argument: SyntaxNode, frame: Frame): void {
  if (!/^(?:func_literal|identifier|selector_expression)$/u.test(argument.type)) return;
  const [value] = valuesOf(walk, argument, frame);
  if (value === undefined) return;
  if (value.kind === "declared") enter(walk, value.declaration, frame, frame.via, undefined);
  else enterClosure(walk, value.node, frame);
  const type = walk.resolver.typeOf(argument, frame.file);
  const built = namedType(walk.program, type?.kind === "function" ? type.results[0] : undefined);
  for (const name of lifeCycle) {
    const [method] = implementations(walk, built, name, frame);
    if (method !== undefined) enter(walk, method, frame, { ...frame.via, kind: "interface" }, undefined);
  }
}

function bareFrame(declaration: Declaration, owner: SyntaxNode, like: Frame | undefined, via: Edge): Frame {
  return {
    declaration,
    file: declaration.file,
    owner,
    role: "start",
    depth: (like?.depth ?? 0) + 1,
    detour: 0,
    via,
    parameters: new Map(),
    outer: undefined,
    example: undefined,
  };
}
