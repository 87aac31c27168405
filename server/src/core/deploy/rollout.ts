import type { GroupVersionKind } from "../manifest/manifest.ts";
import { isObject, listAt, numberAt, objectAt, textAt, type JsonObject } from "../schema/jsonValue.ts";

/** How far a workload has come on its way to what its manifest asks for. */
export interface RolloutProgress {
  readonly state: "progressing" | "complete" | "failed";
  readonly ready: number;
  readonly wanted: number;
  /** Why it does not go on, in the controller's words. */
  readonly reason?: string;
}

const groupOfRollouts: ReadonlyMap<string, string> = new Map([
  ["Deployment", "apps"],
  ["StatefulSet", "apps"],
  ["DaemonSet", "apps"],
  ["Job", "batch"],
  ["Pod", ""],
]);

/** Whether objects of a kind take a while until they are what their manifest asks for, and say how far they are. */
export function hasRollout({ group, kind }: GroupVersionKind): boolean {
  return groupOfRollouts.get(kind) === group;
}

/**
 * Reads the status of an object. Kinds without a rollout of their own are complete as soon as they are there.
 *
 * Source: https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#deployment-status
 */
export function rolloutOf(object: JsonObject): RolloutProgress {
  const spec = objectAt(object, "spec") ?? {};
  const status = objectAt(object, "status") ?? {};
  const generation = numberAt(objectAt(object, "metadata") ?? {}, "generation") ?? 0;
  const isSeen = (numberAt(status, "observedGeneration") ?? 0) >= generation;
  const count = (name: string): number => numberAt(status, name) ?? 0;
  switch (textAt(object, "kind")) {
    case "Deployment": {
      const wanted = numberAt(spec, "replicas") ?? 1;
      const stuck =
        conditionIn(status, "Progressing", "False") ?? conditionIn(status, "ReplicaFailure", "True");
      const done = count("updatedReplicas") >= wanted && count("availableReplicas") >= wanted;
      const isAlone = count("replicas") <= count("updatedReplicas");
      return progress(isSeen && done && isAlone, count("readyReplicas"), wanted, isSeen ? stuck : undefined);
    }
    case "StatefulSet": {
      const wanted = numberAt(spec, "replicas") ?? 1;
      const isCurrent = textAt(status, "updateRevision") === textAt(status, "currentRevision");
      return progress(
        isSeen && isCurrent && count("readyReplicas") >= wanted,
        count("readyReplicas"),
        wanted,
      );
    }
    case "DaemonSet": {
      const wanted = count("desiredNumberScheduled");
      const done = count("updatedNumberScheduled") >= wanted && count("numberAvailable") >= wanted;
      return progress(isSeen && done, count("numberReady"), wanted);
    }
    case "Job": {
      const wanted = numberAt(spec, "completions") ?? 1;
      const isDone = conditionIn(status, "Complete", "True") !== undefined;
      return progress(isDone, count("succeeded"), wanted, conditionIn(status, "Failed", "True"));
    }
    case "Pod": {
      const isReady =
        conditionIn(status, "Ready", "True") !== undefined || textAt(status, "phase") === "Succeeded";
      const failure =
        textAt(status, "phase") === "Failed" ? (textAt(status, "message") ?? "Failed") : undefined;
      return progress(isReady, isReady ? 1 : 0, 1, failure);
    }
    default:
      return { state: "complete", ready: 1, wanted: 1 };
  }
}

/** What keeps a pod from running, and which of its containers; undefined while nothing does. */
export interface PodTrouble {
  /** Such as `ImagePullBackOff` or `Unschedulable`. */
  readonly reason: string;
  readonly message: string;
  readonly container?: string;
}

const harmless: ReadonlySet<string> = new Set(["ContainerCreating", "PodInitializing", "Completed"]);

export function troubleOf(pod: JsonObject): PodTrouble | undefined {
  const status = objectAt(pod, "status") ?? {};
  for (const field of ["initContainerStatuses", "containerStatuses"]) {
    for (const container of listAt(status, field).filter(isObject)) {
      const state = objectAt(container, "state") ?? {};
      const waiting = objectAt(state, "waiting") ?? objectAt(state, "terminated");
      const reason = waiting && textAt(waiting, "reason");
      if (waiting === undefined || reason === undefined || harmless.has(reason)) continue;
      const name = textAt(container, "name");
      return {
        reason,
        message: textAt(waiting, "message") ?? "",
        ...(name === undefined ? {} : { container: name }),
      };
    }
  }
  const scheduled = listAt(status, "conditions")
    .filter(isObject)
    .find((each) => textAt(each, "type") === "PodScheduled" && textAt(each, "status") === "False");
  const reason = scheduled && textAt(scheduled, "reason");
  return reason === undefined ? undefined : { reason, message: textAt(scheduled ?? {}, "message") ?? "" };
}

function progress(isComplete: boolean, ready: number, wanted: number, failure?: string): RolloutProgress {
  if (isComplete) return { state: "complete", ready, wanted };
  return failure === undefined
    ? { state: "progressing", ready, wanted }
    : { state: "failed", ready, wanted, reason: failure };
}

/** The message of a condition that has this status. */
function conditionIn(status: JsonObject, type: string, value: string): string | undefined {
  const found = listAt(status, "conditions")
    .filter(isObject)
    .find((each) => textAt(each, "type") === type && textAt(each, "status") === value);
  return found === undefined ? undefined : (textAt(found, "message") ?? textAt(found, "reason") ?? type);
}
