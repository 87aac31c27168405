import type { Candidate } from "../candidate.ts";
import type { Program } from "../program.ts";
import type { SyntaxNode } from "../syntax.ts";

/** Something that the source says about a step; `value` is written as in the source. */
export interface Fact {
  readonly type: FactType;
  readonly value: string;
  /** 1-based line in the step's file. */
  readonly line: number;
}

export type FactType =
  /** `--name` of a command line flag. */
  | "flag"
  /** A feature gate that is asked. */
  | "gate"
  | "duration"
  /** A path that is served, or the name of a health check. */
  | "endpoint"
  /** `Field: expression` of the election: lock, name, durations. */
  | "election"
  /** What a new goroutine runs. */
  | "goroutine"
  /** How often something is retried. */
  | "retry-limit"
  /** What a queue is called. */
  | "queue"
  /** `AddFunc: c.addFoo`. */
  | "handler"
  /** `For(&v1.Foo{})`. */
  | "watch"
  /** A cache that is waited for. */
  | "cache"
  /** The number of workers and what they run. */
  | "worker"
  /** One controller of a registry. */
  | "controller"
  /** A function of the program that is called. */
  | "call";

/** What fact finders are given: the step and the parts of its tree that lie in its range. */
export interface FactSource {
  readonly program: Program;
  readonly step: Candidate;
  readonly nodes: readonly SyntaxNode[];
  readonly textOf: (node: SyntaxNode) => string;
  readonly lineOf: (offset: number) => number;
}

export type FindFacts = (source: FactSource) => readonly Fact[];
