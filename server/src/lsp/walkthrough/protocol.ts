import type { Anchor, Relocation } from "../../core/go/tour/anchor.ts";
import type { ExportFormat } from "../../core/go/tour/exportAs.ts";

/** Our own requests and notifications about walkthroughs of Go programs. */
export const walkthroughMethods = {
  walk: "drydock/walkthrough/walk",
  count: "drydock/walkthrough/count",
  relocate: "drydock/walkthrough/relocate",
  export: "drydock/walkthrough/export",
  function: "drydock/walkthrough/function",
  openTour: "drydock/walkthrough/openTour",
  manifests: "drydock/walkthrough/manifests",
  progress: "drydock/walkthrough/progress",
  explain: "drydock/walkthrough/explain",
  explanation: "drydock/walkthrough/explanation",
} as const;

/** A program, by a Go file of it. Go files are never opened here: what is not saved yet comes along. */
export interface ProgramParams {
  readonly uri: string;
  readonly unsaved: readonly { readonly uri: string; readonly text: string }[];
  /** The language of the editor, such as `en` or `zh-cn`. */
  readonly language: string;
  /** Where walkthroughs are kept between sessions. */
  readonly cacheFolder: string;
}

export interface WalkParams extends ProgramParams {
  /** Of this request, for its progress. */
  readonly id: number;
}

/** A step as it is shown: its words are in the language that was asked for. */
export interface ShownStep {
  readonly order: number;
  readonly title: string;
  /** The heading above it. */
  readonly phase: string;
  readonly uri: string;
  /** 1-based, both inclusive. */
  readonly startLine: number;
  readonly endLine: number;
  readonly status: Relocation["status"];
  /** From 0 to 1. */
  readonly confidence: number;
  readonly isInsideLibrary: boolean;
  /** The call that might lead elsewhere, where the step is only the most likely one. */
  readonly doubt?: Doubt;
  /** One line. */
  readonly summary: string;
  /** All that is said of it, as Markdown. */
  readonly details: string;
  readonly anchor: Anchor;
}

/** A call whose target is not certain. All lines are 1-based. */
export interface Doubt {
  readonly uri: string;
  readonly line: number;
  /** What is called there. */
  readonly name: string;
  /** The function that was taken, in the file of the step. */
  readonly startLine: number;
  readonly endLine: number;
}

export interface ShownWalkthrough {
  readonly title: string;
  readonly steps: readonly ShownStep[];
}

export interface OpenTourParams {
  /** The tour file. */
  readonly uri: string;
  /** The folder that the paths of its steps are relative to. */
  readonly rootUri: string;
}

/** A place in a Go file, whose text comes along. */
export interface ManifestsParams {
  readonly uri: string;
  readonly text: string;
  /** In UTF-16 code units. */
  readonly offset: number;
}

export interface RelocateParams {
  /** The text that the file of all anchors has now. */
  readonly text: string;
  readonly anchors: readonly Anchor[];
}

export interface ExportParams extends WalkParams {
  readonly format: ExportFormat;
  /** Pins a tour to the commit that is checked out. */
  readonly isPinned: boolean;
}

/** A place in a Go file; the program may be that of another file. */
export interface FunctionParams extends WalkParams {
  readonly fileUri: string;
  /** What the file has now. */
  readonly text: string;
  /** In UTF-16 code units. */
  readonly offset: number;
}

/** What a function is in a walkthrough. Its words are in the language that was asked for. */
export type FunctionAnswer =
  | { readonly kind: "no-program" | "no-function" }
  | { readonly kind: "not-reached"; readonly name: string }
  | ({ readonly kind: "found" } & ShownFunction);

export interface ShownFunction {
  /** As in `(*Controller).Run`. */
  readonly name: string;
  /** 1-based, in the text that was sent. */
  readonly line: number;
  /** Markdown. */
  readonly details: string;
  /** How the program comes to it, call by call from `main`; none for `main` itself. */
  readonly ways: readonly (readonly ShownHop[])[];
}

/** A call on the way to a function. */
export interface ShownHop {
  /** What happens there, as plain text. */
  readonly label: string;
  readonly uri: string;
  /** 1-based. */
  readonly line: number;
}

export interface ProgressParams {
  readonly id: number;
  /** Files and folders that were read so far. */
  readonly inputs: number;
}

export interface ExplainStepParams extends WalkParams {
  /** Of the step; 0 asks for an overview of all of them, or for the function. */
  readonly order: number;
  /** A function that the program comes to, instead of a step. */
  readonly function?: { readonly uri: string; readonly name: string };
  /** What the person wants to know; without one the step is explained. */
  readonly question?: string;
}

/** Words about a step. Those of a model rest on the source; where they did not, they are Drydock's own. */
export interface StepExplanation {
  readonly from: "model" | "source";
  /** Markdown that is not to be trusted. */
  readonly text: string;
}

/** The sentences of an explanation that were written and checked so far. */
export interface ExplainProgressParams {
  readonly id: number;
  readonly text: string;
}
