import type { GoFile } from "../program.ts";
import type { Callee } from "../resolver.ts";
import type { StepKind } from "../candidate.ts";
import type { SyntaxNode } from "../syntax.ts";
import type { Frame, Role } from "../walk/frame.ts";

/** A call in a function that is being walked. */
export interface CallSite {
  readonly call: SyntaxNode;
  readonly frame: Frame;
  readonly callee: Callee;
  /** Import path, type and name of what is called, as in `k8s.io/client-go/tools/leaderelection.RunOrDie`; empty if unknown. */
  readonly target: string;
  /** The last name of the called expression: `Start` in `c.InformerFactory.Start(stop)`. */
  readonly name: string;
  /** The called expression without white space: `c.InformerFactory.Start`. */
  readonly text: string;
  /** Source of the arguments, parentheses included. */
  readonly arguments: string;
}

/** Finds steps that are statements, from a call in them. */
export interface CallRule {
  readonly kind: StepKind;
  readonly roles: ReadonlySet<Role>;
  readonly matches: (site: CallSite) => boolean;
  /**
   * What is shown: the `statement` that holds the call, the `outermost` statement of the function around it, or `element`,
   * the keyed element or statement that the call's value goes to.
   */
  readonly extent: "statement" | "outermost" | "element";
  /** Statements of the same kind with at most this many others between them are one step; each is its own unless said. */
  readonly gap?: number;
  /** Statements of the kind that must stand together; 1 unless said. */
  readonly atLeast?: number;
  /** What the source of the step has to contain. */
  readonly contains?: RegExp;
  /** Which of the statements right before belong to the step, given their source and that of the step. */
  readonly leadIn?: {
    readonly matches: (statement: string, step: string) => boolean;
    /** Without them it is no step. */
    readonly isRequired: boolean;
  };
}

/** A function that the walk is about to enter. */
export interface Entered {
  readonly name: string;
  /** Source of its body without comments. */
  readonly body: string;
  /** Source of its results. */
  readonly results: string;
  readonly parameters: string;
  /** The receiver's type, for a method. */
  readonly receiver: string | undefined;
  readonly isMethod: boolean;
  readonly target: string;
  readonly packagePath: string;
  readonly file: GoFile;
  /** Whether it is in the same package as the caller. */
  readonly isLocal: boolean;
  readonly lines: number;
  /** The caller. */
  readonly from: Frame;
  readonly site: CallSite | undefined;
}

/** Finds steps that are whole functions, and says how their bodies are read. */
export interface DeclarationRule {
  /** `undefined` for a function that is passed through without a step of its own. */
  readonly kind: StepKind | undefined;
  readonly matches: (entered: Entered) => boolean;
  readonly role: Role;
  /** What is done with the body; `later` only where the program turns out to do nothing else. */
  readonly body: "enter" | "skip" | "later";
  /** Whether the step says more about another one, and is told only where there are few. */
  readonly isSupporting?: boolean;
}

/** A set of roles. */
export function roles(...names: Role[]): ReadonlySet<Role> {
  return new Set(names);
}
