import { titleOf, type ObjectReference } from "../core/deploy/deployable.ts";
import { troubleOf, type PodTrouble } from "../core/deploy/rollout.ts";
import type { GroupVersionKind } from "../core/manifest/manifest.ts";
import { objectAt, textAt, type JsonObject } from "../core/schema/jsonValue.ts";
import { say } from "../core/text/message.ts";
import { resourcePath } from "./discovery.ts";
import { eventKind } from "./events.ts";
import { ClusterFailure } from "./failure.ts";
import type { Objects } from "./objects.ts";
import { podKind, podSelectorOf } from "./pods.ts";
import type { Transport } from "./transport.ts";
import { watchCollection } from "./watchCollection.ts";
import type { WatchRequest } from "./watchObjects.ts";

export interface WatchedWorkload {
  readonly transport: Transport;
  readonly objects: Objects;
  /** As the cluster has it. */
  readonly object: JsonObject;
  readonly reference: ObjectReference;
  readonly signal: AbortSignal;
  readonly onChange: () => void;
  readonly onFailure: (failure: unknown) => void;
}

/** Controllers without a condition for it tell by an event that they may not make a pod, for example because of a quota. */
const tellByEvent: ReadonlySet<string> = new Set(["StatefulSet", "DaemonSet", "Job"]);

/**
 * Watches what keeps a workload from being ready, until the signal fires: its pods, and where there are none, the events that
 * say why. What may not be watched is silence.
 *
 * @returns what keeps it at this moment
 */
export function watchTrouble(workload: WatchedWorkload): () => PodTrouble | undefined {
  const { transport, objects, object, reference, signal, onChange, onFailure } = workload;
  const { gvk, namespace } = reference;
  let ofPods: readonly (PodTrouble | undefined)[] = [];
  let refusals: readonly Refusal[] = [];

  function watch<Wanted>(
    kind: GroupVersionKind,
    query: WatchRequest["query"],
    wanted: (object: JsonObject) => Wanted,
    take: (all: readonly Wanted[]) => void,
  ): void {
    const path = resourcePath(objects.resourceOf(kind), namespace);
    const request = {
      what: say`watch each ${kind.kind} of ${titleOf(reference)}`,
      path,
      query: query ?? {},
      signal,
    };
    watchCollection(transport, request, wanted, (all) => {
      take(all);
      onChange();
    }).catch((error: unknown) => {
      if (!(error instanceof ClusterFailure && error.kind === "forbidden")) onFailure(error);
    });
  }

  const labelSelector = podSelectorOf(gvk.kind, objectAt(object, "spec") ?? {});
  if (labelSelector !== "")
    watch(podKind, { labelSelector }, troubleOf, (all) => {
      ofPods = all;
    });
  const uid = textAt(objectAt(object, "metadata") ?? {}, "uid");
  if (tellByEvent.has(gvk.kind) && uid !== undefined) {
    const fieldSelector = `reason=FailedCreate,involvedObject.uid=${uid}`;
    watch(eventKind, { fieldSelector }, refusalIn, (all) => {
      refusals = all.toSorted((one, other) => (one.moment < other.moment ? 1 : -1));
    });
  }
  return () =>
    ofPods.find((trouble) => trouble !== undefined) ?? (ofPods.length === 0 ? refusals[0] : undefined);
}

/** An event that tells why a pod was not made. */
interface Refusal extends PodTrouble {
  readonly moment: string;
}

function refusalIn(event: JsonObject): Refusal {
  return {
    reason: textAt(event, "reason") ?? "",
    message: textAt(event, "message") ?? "",
    moment: textAt(event, "lastTimestamp") ?? textAt(event, "eventTime") ?? "",
  };
}
