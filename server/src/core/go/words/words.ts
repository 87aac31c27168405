import type { Edge, StepKind } from "../candidate.ts";
import type { FactType } from "../facts/fact.ts";
import type { SpecialStep } from "./special.ts";

/** The words for one kind of step. `{symbol}` stands for the name of the step. */
export interface KindWords {
  readonly title: string;
  /** What the code does. */
  readonly what: string;
  /** Why it comes at this place. */
  readonly why: string;
}

/** All that a walkthrough says in one language. Identifiers are never translated. */
export interface Words {
  readonly kinds: Readonly<Record<StepKind, KindWords>>;
  /** For steps of which the words of their kind would say too much. */
  readonly special: Readonly<Record<SpecialStep, KindWords>>;
  readonly phases: readonly string[];
  readonly facts: Readonly<Record<FactType, string>>;
  /** Between a label and its values, and between values. */
  readonly colon: string;
  readonly comma: string;
  /** Said of steps that stand for others, with `{count}`. */
  readonly alternatives: string;
  /** The same, where the walk may not have come by all of them. */
  readonly atLeast: string;
  readonly likely: string;
  readonly sourceAbsent: string;
  readonly walkthroughOf: string;
  readonly whyHeading: string;
  readonly inWalk: FunctionWords;
}

/** What is said of one function in a walkthrough. */
export interface FunctionWords {
  /** With `{name}`. */
  readonly title: string;
  /** With `{count}`. */
  readonly step: string;
  readonly noStep: string;
  readonly begins: string;
  /** With `{step}`. */
  readonly before: string;
  readonly after: string;
  readonly leadsTo: string;
  readonly last: string;
  readonly ways: string;
  /** With `{number}`. */
  readonly way: string;
  readonly calls: string;
  /** How a function leads to the next one; `{from}` and `{to}`. */
  readonly edges: Readonly<Record<Edge["kind"], string>>;
}

export type Language = "en" | "zh-cn";
