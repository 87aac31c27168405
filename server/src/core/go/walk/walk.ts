import { qualifiedName, type Declaration, type GoFile, type Program } from "../program.ts";
import type { Resolver } from "../resolver.ts";
import type { Outline } from "../scan.ts";
import type { Candidate, Edge, StepKind } from "../candidate.ts";
import type { SyntaxNode } from "../syntax.ts";
import type { GoType } from "../types.ts";
import type { CallSite } from "../rules/rule.ts";
import type { Example, Frame } from "./frame.ts";

/** What one walk has found and has still to do. Lives for one walk; nothing outside of it sees it change. */
export interface Walk {
  readonly program: Program;
  readonly resolver: Resolver;
  readonly candidates: Candidate[];
  /** Functions that were entered, and the frame of the last time. */
  readonly frames: Map<Outline, Frame>;
  readonly closures: Set<SyntaxNode>;
  /** Callers of functions, by the function that is called. */
  readonly calls: Map<Outline, Map<Outline, WalkedCall>>;
  /** Methods behind interfaces, by interface, method and controller that is followed. */
  readonly implementations: Map<string, readonly Declaration[]>;
  /** What fields are set to, by package, struct and field. */
  readonly setValues: Map<string, readonly SetValue[]>;
  /** Calls of functions, looked for where the walk did not come through them. */
  readonly callPlaces: Map<Outline, readonly CallPlace[]>;
  /** What runs beside the main line: told once that is told. */
  readonly later: (() => void)[];
  /** What happens at the end: the lost lease, the second lock. */
  readonly last: (() => void)[];
  /** Functions that fill a registry of controllers. */
  readonly registries: Registry[];
  /** Commands that were added to another one. */
  readonly subcommands: Subcommand[];
  /** Commands in variables that were executed. */
  readonly executed: Subcommand[];
  /** What a library was given to make a command of; some are functions. */
  readonly commandFunctions: CommandFunction[];
  /** Calls through an interface that start each controller of several. */
  readonly started: CallSite[];
  /** The structs that the commands of a program are fields of. */
  readonly grammars: Grammar[];
  /** Controllers of a controller-runtime manager, and what else is added to it. */
  readonly managed: Managed[];
  /** Controllers that a library was given to build and run. */
  readonly handed: HandedController[];
  /** The file or folder of the controller that is to be followed out of several; absolute, with `/`. */
  readonly followed: string | undefined;
  /** Functions entered so far: a walk that finds no end is cut off. */
  entered: number;
}

/** Which function calls which, and how the walk knows. */
export interface WalkedCall {
  readonly from: Declaration;
  readonly to: Declaration;
  /** The call; the calling function where a library calls by itself what it was given. */
  readonly at: SyntaxNode;
  readonly edge: Edge;
}

/** An expression that a field is set to, and the function that sets it. */
export interface SetValue {
  readonly owner: Declaration;
  readonly node: SyntaxNode;
  readonly file: GoFile;
  readonly value: SyntaxNode;
}

/** A call, and the function that it is in. */
export interface CallPlace {
  readonly owner: Declaration;
  readonly node: SyntaxNode;
  readonly call: SyntaxNode;
}

export interface Registry {
  readonly declaration: Declaration;
  readonly frame: Frame;
}

/** A function that builds a command or the variable that holds it, and where it is called or used. */
export interface Subcommand {
  readonly declaration: Declaration;
  readonly from: Frame;
  readonly edge: Edge;
  readonly site: CallSite | undefined;
}

/** An expression that may be a function which a command is to run. */
export interface CommandFunction {
  readonly start: SyntaxNode;
  readonly frame: Frame;
}

/** What is parsed into a struct: its fields are commands, and theirs flags. */
export interface Grammar {
  readonly type: GoType | undefined;
  readonly frame: Frame;
}

/** The constructor of a controller, handed to a library. */
export interface HandedController {
  readonly declaration: Declaration;
  readonly argument: SyntaxNode;
  readonly frame: Frame;
  /** What the library calls to bring one object up to date. */
  readonly method: Declaration | undefined;
}

/** A type that a manager runs. */
export interface Managed {
  readonly kind: "reconciler" | "runnable";
  readonly example: Example;
  readonly frame: Frame;
  /** What sets a reconciler up. */
  readonly setup: Frame | undefined;
  /** Its Reconcile or Start. */
  readonly method: Declaration;
  /** Lines of what it does: the one with the most is followed. */
  readonly size: number;
}

/** @param followed the file or folder of the controller that is to be followed out of several */
export function createWalk(program: Program, resolver: Resolver, followed: string | undefined): Walk {
  return {
    program,
    resolver,
    candidates: [],
    frames: new Map(),
    closures: new Set(),
    calls: new Map(),
    implementations: new Map(),
    setValues: new Map(),
    callPlaces: new Map(),
    later: [],
    last: [],
    registries: [],
    subcommands: [],
    executed: [],
    commandFunctions: [],
    grammars: [],
    started: [],
    managed: [],
    handed: [],
    followed,
    entered: 0,
  };
}

/** Adds a step. The same statement is not told twice as the same kind. @param isSupporting see Candidate */
export function tell(
  walk: Walk,
  kind: StepKind,
  frame: Frame,
  first: SyntaxNode,
  last: SyntaxNode = first,
  symbol = qualifiedName(frame.declaration.outline),
  isSupporting = false,
): void {
  const isKnown = walk.candidates.some(
    (each) => each.kind === kind && each.declaration.file === frame.file && each.first.start === first.start,
  );
  if (isKnown) return;
  const { declaration, depth, via, example } = frame;
  walk.candidates.push({
    kind,
    declaration,
    first,
    last,
    symbol,
    depth,
    via,
    example: example?.name,
    isSupporting,
  });
}
