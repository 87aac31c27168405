import type { Diagnostic, Range } from "vscode-languageserver";
import type { ObjectReference } from "../../core/deploy/deployable.ts";
import type { ObjectDiff } from "../../cluster/diffObjects.ts";
import type { ClusterContext } from "../../cluster/kubeconfig.ts";
import type { ObjectResult } from "../../cluster/applyObjects.ts";
import type { Revision } from "../../cluster/revisions.ts";
import type { WorkloadAction } from "../../cluster/workloadActions.ts";

/** Our own requests and notifications about a cluster; an editor that does not know them never sends any. */
export const methods = {
  contexts: "drydock/cluster/contexts",
  connect: "drydock/cluster/connect",
  disconnect: "drydock/cluster/disconnect",
  namespaces: "drydock/cluster/namespaces",
  state: "drydock/cluster/state",
  plan: "drydock/deploy/plan",
  access: "drydock/deploy/access",
  dryRun: "drydock/deploy/dryRun",
  diff: "drydock/deploy/diff",
  apply: "drydock/deploy/apply",
  applied: "drydock/deploy/applied",
  diffRestore: "drydock/deploy/diffRestore",
  restore: "drydock/deploy/restore",
  diffDelete: "drydock/deploy/diffDelete",
  delete: "drydock/deploy/delete",
  revisions: "drydock/workload/revisions",
  diffChange: "drydock/workload/diffChange",
  change: "drydock/workload/change",
  follow: "drydock/workload/follow",
  moment: "drydock/workload/moment",
  live: "drydock/cluster/live",
  remarks: "drydock/cluster/remarks",
} as const;

export interface ConnectParams {
  readonly context: string;
  readonly namespace?: string;
  /** The person has agreed that the context's credential command runs. */
  readonly allowCredentialCommand: boolean;
  /** Folder for what is kept between sessions. */
  readonly cacheFolder: string;
}

/** What an editor shows of the connection; sent whenever it changes. */
export interface ClusterStateParams {
  readonly kind: "disconnected" | "connecting" | "connected" | "degraded";
  readonly context?: string;
  readonly namespace?: string;
  readonly server?: string;
  readonly kubernetesVersion?: string;
  /** Why it is degraded. */
  readonly message?: string;
}

/** Which objects are meant: those of whole files, or those that a range touches. */
export interface Target {
  readonly uri: string;
  readonly range?: Range;
}

/** Everything that touches a cluster names the context that the person was shown. */
export interface TargetsParams {
  readonly targets: readonly Target[];
  readonly context: string;
}

/** The cluster as the person was shown it when they agreed: whatever writes goes there, or nowhere. */
export interface ShownPlace {
  readonly context: string;
  readonly namespace: string;
  /** Its address. */
  readonly server: string;
}

export interface AccessParams extends TargetsParams {
  readonly verb: "patch" | "delete";
}

/** Work on one object after the other. */
export interface StepsParams {
  /** Where the editor listens for progress, as in the requests of the protocol itself. */
  readonly workDoneToken?: string | number;
}

export interface DeleteParams extends TargetsParams, ShownPlace, StepsParams {
  /** Of the comparison that the person has seen: other manifests than those are not sent. */
  readonly seal: string;
}

export interface ApplyParams extends DeleteParams {
  /** Take fields over that other managers own. */
  readonly force: boolean;
}

/** An object of the targets, and where it stands. */
export interface PlannedObject {
  readonly reference: ObjectReference;
  readonly title: string;
  /** It takes a while until it is what its manifest asks for, which can be followed. */
  readonly hasRollout: boolean;
  readonly uri: string;
  readonly line: number;
}

export interface ResultsAnswer {
  readonly results: readonly (ObjectResult & { readonly title: string })[];
}

/** What became of one object, told while others are still to come: a record of them must not be lost with the answer. */
export interface AppliedParams extends Required<StepsParams> {
  readonly result: ResultsAnswer["results"][number];
}

/** What the server says to one object, at the place it means. */
export interface ServerRemark {
  readonly uri: string;
  readonly range: Range;
  readonly message: string;
}

export interface DryRunAnswer extends ResultsAnswer {
  readonly remarks: readonly ServerRemark[];
}

export interface DiffAnswer {
  readonly diffs: readonly ObjectDiff[];
}

export interface SealedDiffAnswer extends DiffAnswer {
  /** Of the manifests as they were compared. */
  readonly seal: string;
}

export interface ChangeParams extends ShownPlace {
  readonly reference: ObjectReference;
  readonly action: WorkloadAction;
}

/** A revision of a workload that it can go back to; the newest, which runs, is the first. */
export type RevisionAnswer = Pick<Revision, "number" | "moment" | "images">;

export interface FollowParams {
  readonly context: string;
  readonly reference: ObjectReference;
}

export interface RestoreParams extends ShownPlace, StepsParams {
  /** From the record of an earlier apply: the objects as they were, and those that did not exist. */
  readonly previous: readonly ObjectResult[];
}

export type ContextsAnswer = readonly ClusterContext[];

/** What the connected cluster has to say to an open file beyond its types, in place of what was told before. */
export interface RemarksParams {
  readonly uri: string;
  readonly version: number;
  readonly remarks: readonly Diagnostic[];
}
