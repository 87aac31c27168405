import { titleOf, type ObjectReference } from "../core/deploy/deployable.ts";
import { objectAt, type JsonObject } from "../core/schema/jsonValue.ts";
import { say, type Message } from "../core/text/message.ts";
import { compared, type ObjectDiff } from "./diffObjects.ts";
import type { Objects, OnceOptions } from "./objects.ts";
import { earlierRevision, notThere } from "./revisions.ts";

/** What a person can do to a workload that runs, beside applying its manifest. */
export type WorkloadAction =
  | { readonly kind: "scale"; readonly replicas: number }
  | { readonly kind: "restart" | "pause" | "resume" | "suspend" | "unsuspend" | "run-now" }
  /** Back to a revision of a workload that keeps them; without a number to the one before. */
  | { readonly kind: "undo"; readonly revision?: number };

/** One write to the cluster, and what it does in one sentence. */
type Write = { readonly said: Message } & (
  | { readonly kind: "patch"; readonly change: JsonObject; readonly subresource?: "scale" }
  | { readonly kind: "replace"; readonly pointer: string; readonly value: JsonObject }
  | { readonly kind: "create-job"; readonly job: JsonObject; readonly name: string }
);

/** What an action needs to know beside its workload. */
export interface ActionOptions {
  /** Moment of a restart, and part of the name of a job that is run now. */
  readonly now: Date;
  readonly signal?: AbortSignal | undefined;
}

const jobs = { group: "batch", version: "v1", kind: "Job" };

/**
 * Does it and says what has changed, in one sentence.
 *
 * @throws ClusterFailure, and an AbortError where it was cancelled: the server may have done it by then
 */
export async function changeWorkload(
  objects: Objects,
  target: ObjectReference,
  action: WorkloadAction,
  options: ActionOptions,
): Promise<string> {
  const write = await writeFor(objects, target, action, options);
  await perform(objects, target, write, { ...options, dryRun: false });
  return objects.words(write.said);
}

/** What it would change, by a dry run. @throws ClusterFailure */
export async function diffWorkloadChange(
  objects: Objects,
  target: ObjectReference,
  action: WorkloadAction,
  options: ActionOptions,
): Promise<ObjectDiff> {
  const write = await writeFor(objects, target, action, options);
  const after = await perform(objects, target, write, { ...options, dryRun: true });
  if (write.kind === "create-job") {
    const reference = { ...target, gvk: jobs, name: write.name };
    const comparison = compared(undefined, after, write.job);
    return { reference, title: titleOf(reference), causes: [], ...comparison };
  }
  const before = await existing(objects, target, options.signal);
  const comparison = compared(before, after, {});
  return { reference: target, title: titleOf(target), causes: [], ...comparison };
}

async function writeFor(
  objects: Objects,
  target: ObjectReference,
  action: WorkloadAction,
  { now, signal }: ActionOptions,
): Promise<Write> {
  const title = titleOf(target);
  switch (action.kind) {
    case "scale": {
      const change = { spec: { replicas: action.replicas } };
      const said = say`${title} is scaled to ${action.replicas}.`;
      return { kind: "patch", change, subresource: "scale", said };
    }
    case "restart": {
      const annotations = { "kubectl.kubernetes.io/restartedAt": now.toISOString() };
      const change = { spec: { template: { metadata: { annotations } } } };
      return { kind: "patch", change, said: say`${title} restarts its pods.` };
    }
    case "pause":
    case "resume": {
      const change = { spec: { paused: action.kind === "pause" } };
      const said =
        action.kind === "pause"
          ? say`The rollout of ${title} is paused.`
          : say`The rollout of ${title} is resumed.`;
      return { kind: "patch", change, said };
    }
    case "suspend":
    case "unsuspend": {
      const change = { spec: { suspend: action.kind === "suspend" } };
      const said = action.kind === "suspend" ? say`${title} is suspended.` : say`${title} goes on.`;
      return { kind: "patch", change, said };
    }
    case "run-now": {
      const name = `${target.name.slice(0, 40)}-manual-${String(Math.floor(now.getTime() / 1000))}`;
      const job = jobFrom(await existing(objects, target, signal), name);
      return { kind: "create-job", job, name, said: say`Job ${name} is started from ${title}.` };
    }
    case "undo": {
      const { number, template } = await earlierRevision(objects, target, action.revision, signal);
      const said = say`${title} goes back to revision ${number}.`;
      return { kind: "replace", pointer: "/spec/template", value: template, said };
    }
  }
}

/** The object as it is, or would be, afterwards. */
function perform(
  objects: Objects,
  target: ObjectReference,
  write: Write,
  options: OnceOptions,
): Promise<JsonObject> {
  switch (write.kind) {
    case "patch":
      // A dry run is compared with the object itself, which the subresource does not answer with.
      return objects.patch(target, write.change, {
        ...options,
        subresource: options.dryRun ? undefined : write.subresource,
      });
    case "replace":
      return objects.replaceAt(target, write.pointer, write.value, options);
    case "create-job":
      return objects.create(jobs, target.namespace, write.job, options);
  }
}

/** A job made from the template of a CronJob, owned by it as the controller's own ones are. */
function jobFrom(cronJob: JsonObject, name: string): JsonObject {
  const template = objectAt(objectAt(cronJob, "spec") ?? {}, "jobTemplate") ?? {};
  const metadata = objectAt(template, "metadata") ?? {};
  const { name: ownerName, uid } = objectAt(cronJob, "metadata") ?? {};
  return {
    apiVersion: "batch/v1",
    kind: "Job",
    metadata: {
      ...metadata,
      name,
      annotations: { ...objectAt(metadata, "annotations"), "cronjob.kubernetes.io/instantiate": "manual" },
      ownerReferences: [{ apiVersion: "batch/v1", kind: "CronJob", name: ownerName, uid }],
    },
    spec: objectAt(template, "spec"),
  };
}

async function existing(
  objects: Objects,
  target: ObjectReference,
  signal: AbortSignal | undefined,
): Promise<JsonObject> {
  const found = await objects.read(target, signal);
  if (found !== undefined) return found;
  throw notThere(objects, target);
}
