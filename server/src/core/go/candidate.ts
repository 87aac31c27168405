import type { Declaration } from "./program.ts";
import { descendants, type SyntaxNode } from "./syntax.ts";

/** What a step is, in the words of people who read controllers; each belongs to one phase of the program's life. */
export const phaseOfKind = {
  "entry-main": 1,
  "command-execute": 1,
  "command-construct": 2,
  "options-new": 2,
  flags: 2,
  "command-pre-run": 2,
  "scheme-register": 2,
  "command-run-hook": 3,
  config: 3,
  validate: 3,
  "manager-new": 3,
  "run-function": 4,
  "event-recorder": 4,
  serving: 4,
  "client-builder": 4,
  indexer: 4,
  "server-chain": 4,
  "leader-identity": 5,
  "leader-candidate": 5,
  "leader-election": 5,
  "on-started-leading": 5,
  "leader-wait": 5,
  "controller-setup": 5,
  "setup-with-manager": 5,
  webhook: 5,
  "server-run": 5,
  "run-closure": 6,
  "controller-context": 6,
  "controller-registry": 6,
  "controller-descriptor": 6,
  "controller-start": 6,
  "informer-factory": 6,
  "informer-start": 6,
  "manager-start": 6,
  "domain-state": 6,
  "cloud-init": 6,
  "kubelet-register": 6,
  "controller-construct": 7,
  workqueue: 7,
  "event-handlers": 7,
  "controller-run": 7,
  "cache-sync": 7,
  "worker-start": 7,
  "worker-loop": 7,
  reconcile: 7,
  "status-update": 7,
  enqueue: 7,
  "error-retry": 7,
  "sync-loop": 7,
  "kubelet-call": 7,
  "on-stopped-leading": 8,
  "leader-migration": 8,
  shutdown: 8,
} as const;

export type StepKind = keyof typeof phaseOfKind;

/** Whether a step hands over to a library for good: a manager elects, fills caches and runs workers by itself. */
export function isInsideLibrary(kind: StepKind): boolean {
  return kind === "manager-start";
}

/** How the walk came to a step. */
export interface Edge {
  readonly kind:
    "entry" | "call" | "closure" | "parameter" | "field" | "registry" | "init" | "interface" | "hook";
  /** From 0 to 1: how sure it is that this is what runs; 1 where the source leaves no choice. */
  readonly confidence: number;
  /** How many others could run here as well, such as the other controllers of a registry. */
  readonly alternatives: number;
}

/** A step that could be told, before the choice. */
export interface Candidate {
  readonly kind: StepKind;
  /** The declaration that holds it. */
  readonly declaration: Declaration;
  /** First and last node; the same one unless the step is several statements. */
  readonly first: SyntaxNode;
  readonly last: SyntaxNode;
  /** The name that it is known by. */
  readonly symbol: string;
  /** Calls between `main` and here. */
  readonly depth: number;
  readonly via: Edge;
  /** The controller that it belongs to, when it is one of several that look alike. */
  readonly example: string | undefined;
  /** Told only where there are few others: it says more about one of them. */
  readonly isSupporting: boolean;
}

/** All nodes from the first to the last one of a step. */
export function nodesOf({ first, last }: Candidate): readonly SyntaxNode[] {
  if (first === last) return [...descendants(first)];
  const siblings = first.parent?.children ?? [];
  return siblings
    .filter(({ start, end }) => start >= first.start && end <= last.end)
    .flatMap((sibling) => [...descendants(sibling)]);
}
