import type { Declaration, GoFile } from "../program.ts";
import type { Edge } from "../candidate.ts";
import type { SyntaxNode } from "../syntax.ts";

/** What part a function plays in the program; decides which rules look at its statements. */
export type Role =
  | "main"
  /** Builds the command. */
  | "command"
  /** The command's Run or RunE. */
  | "hook"
  | "options"
  | "config"
  /** Runs the component, and closures that it runs. */
  | "run"
  | "election"
  /** Registers controllers with a manager. */
  | "setup"
  /** Starts the controllers of a registry. */
  | "start"
  /** Builds one controller. */
  | "construct"
  /** Runs one controller: its Run, and what that starts. */
  | "control"
  /** Takes one item after the other from a queue. */
  | "worker"
  | "reconcile"
  | "other";

/** Roles of the functions that every reader passes through. */
export const spine: ReadonlySet<Role> = new Set([
  "main",
  "command",
  "hook",
  "run",
  "election",
  "start",
  "setup",
]);

/** One function that is being walked. */
export interface Frame {
  readonly declaration: Declaration;
  readonly file: GoFile;
  /** The function declaration, method declaration or closure whose body is walked. */
  readonly owner: SyntaxNode;
  readonly role: Role;
  /** Calls between `main` and here. */
  readonly depth: number;
  /** Functions since the last one that is a step or leads to one. */
  readonly detour: number;
  readonly via: Edge;
  /** Functions that the owner's parameters stand for. */
  readonly parameters: ReadonlyMap<string, readonly FunctionValue[]>;
  /** The frame that a closure was written in. */
  readonly outer: Frame | undefined;
  readonly example: Example | undefined;
}

/** The one controller that is followed out of several. */
export interface Example {
  /** Unlike that of any other. */
  readonly name: string;
  /** Import path of its package: implementations in it are preferred. */
  readonly package: string;
}

/** A function that an expression stands for. */
export type FunctionValue =
  | { readonly kind: "declared"; readonly declaration: Declaration; readonly edge: Edge["kind"] }
  | {
      readonly kind: "closure";
      readonly node: SyntaxNode;
      readonly frame: Frame;
      readonly edge: Edge["kind"];
    };
