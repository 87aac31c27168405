import type { Range } from "vscode-languageserver";
import type { ObjectReference } from "../../core/deploy/deployable.ts";
import type { ContainerPlace } from "../../cluster/podLogs.ts";
import type { ForwardedPort } from "../../cluster/portForward.ts";

/** Our own requests and notifications about what goes on inside of a cluster. */
export const insideMethods = {
  pods: "drydock/inside/pods",
  events: "drydock/inside/events",
  logs: "drydock/inside/logs",
  shell: "drydock/inside/shell",
  input: "drydock/inside/input",
  resize: "drydock/inside/resize",
  close: "drydock/inside/close",
  output: "drydock/inside/output",
  ended: "drydock/inside/ended",
  forward: "drydock/inside/forward",
  shown: "drydock/inside/shown",
  rollouts: "drydock/inside/rollouts",
  declared: "drydock/inside/declared",
} as const;

export interface LogsParams {
  /** Chosen by the editor; output carries it. */
  readonly id: string;
  readonly context: string;
  readonly places: readonly ContainerPlace[];
  readonly follow: boolean;
  readonly previous: boolean;
  readonly tailLines: number;
}

export interface ShellParams {
  readonly id: string;
  readonly context: string;
  readonly place: ContainerPlace;
  readonly columns: number;
  readonly rows: number;
}

export interface ForwardParams extends ForwardedPort {
  readonly id: string;
  readonly context: string;
}

export interface ForwardAnswer {
  readonly localPort: number;
}

/** A piece of a log or of a shell's output, or what a forwarded port has failed to do. */
export interface OutputParams {
  readonly id: string;
  readonly text: string;
}

/** A shell is over, or a forwarded port leads nowhere any more. */
export interface EndedParams {
  readonly id: string;
  readonly code?: number;
  readonly message: string;
}

/** The manifests that the person sees, in place of those before; none of them while no cluster is connected. */
export interface ShownParams {
  readonly context?: string;
  readonly uris: readonly string[];
}

/** The workloads of a shown file that the cluster has, in place of what was told before. */
export interface RolloutsParams {
  readonly uri: string;
  readonly rollouts: readonly RolloutLook[];
}

/** How far a workload of a file has come, and what keeps it. */
export interface RolloutLook {
  readonly title: string;
  readonly reference: ObjectReference;
  readonly line: number;
  readonly ready: number;
  readonly wanted: number;
  readonly state: "progressing" | "complete" | "failed";
  readonly trouble?: { readonly message: string; readonly range: Range };
}

/** What the files of the workspace declare. */
export interface DeclaredAnswer {
  readonly objects: readonly DeclaredObject[];
  /** How many the files declare; of very many only some are compared. */
  readonly total: number;
}

/** An object of the workspace beside what the cluster has of it. */
export interface DeclaredObject {
  readonly title: string;
  readonly uri: string;
  readonly line: number;
  readonly reference: ObjectReference;
  readonly state: "same" | "drift" | "missing" | "unknown";
  /** Why the state is not known. */
  readonly message?: string;
}
