import { titleOf, type ObjectReference } from "../core/deploy/deployable.ts";
import { rolloutOf, troubleOf, type PodTrouble, type RolloutProgress } from "../core/deploy/rollout.ts";
import type { JsonObject } from "../core/schema/jsonValue.ts";
import { say } from "../core/text/message.ts";
import { resourcePath } from "./discovery.ts";
import type { Objects } from "./objects.ts";
import type { Transport } from "./transport.ts";
import { watchCollection } from "./watchCollection.ts";
import { watchTrouble } from "./watchTrouble.ts";

/** One moment of a rollout. */
export interface RolloutMoment extends RolloutProgress {
  /** What keeps the first pod that does not run from running. */
  readonly trouble?: PodTrouble;
}

export interface WatchedRollout {
  readonly transport: Transport;
  readonly objects: Objects;
  readonly reference: ObjectReference;
  /** Ends the watch. */
  readonly signal: AbortSignal;
  /** Called with every moment that differs from the one before; `undefined` while the object is not there. */
  readonly onMoment: (moment: RolloutMoment | undefined) => void;
}

/**
 * Watches one object until the signal fires. Nothing else of the cluster is watched, but its pods while it is not complete.
 *
 * @throws ClusterFailure as `watchObjects` does
 */
export async function watchRollout(watched: WatchedRollout): Promise<void> {
  const { transport, objects, reference, onMoment } = watched;
  const located = objects.locate(reference);
  const failed = new AbortController();
  const signal = AbortSignal.any([watched.signal, failed.signal]);
  let object: JsonObject | undefined;
  let around: { readonly trouble: () => PodTrouble | undefined; readonly stop: AbortController } | undefined;
  let told: string | undefined;

  function tell(): void {
    const moment = object && momentOf(object, around?.trouble());
    const text = JSON.stringify(moment ?? "absent");
    if (text === told) return;
    told = text;
    onMoment(moment);
  }

  function lookAround(): void {
    const isQuiet = object === undefined || rolloutOf(object).state === "complete";
    if (isQuiet) {
      around?.stop.abort();
      around = undefined;
    } else if (around === undefined && object !== undefined) {
      const stop = new AbortController();
      const trouble = watchTrouble({
        transport,
        objects,
        object,
        reference: located,
        signal: AbortSignal.any([signal, stop.signal]),
        onChange: tell,
        onFailure: (failure) => {
          failed.abort(failure);
        },
      });
      around = { trouble, stop };
    }
  }

  const request = {
    what: say`watch ${titleOf(located)}`,
    path: resourcePath(objects.resourceOf(located.gvk), located.namespace),
    query: { fieldSelector: `metadata.name=${located.name}` },
    signal,
  };
  const typed = (found: JsonObject): JsonObject => ({ ...found, kind: located.gvk.kind });
  await watchCollection(transport, request, typed, ([found]) => {
    object = found;
    lookAround();
    tell();
  });
  failed.signal.throwIfAborted();
}

/**
 * Follows a rollout until it is over, the object is not there, or the signal fires.
 *
 * @returns its last moment
 * @throws ClusterFailure
 */
export async function followRollout(watched: WatchedRollout): Promise<RolloutMoment | undefined> {
  const over = new AbortController();
  let last: RolloutMoment | undefined;
  await watchRollout({
    ...watched,
    signal: AbortSignal.any([watched.signal, over.signal]),
    onMoment(moment) {
      last = moment;
      watched.onMoment(moment);
      if (moment?.state !== "progressing") over.abort();
    },
  });
  return last;
}

function momentOf(object: JsonObject, around: PodTrouble | undefined): RolloutMoment {
  const progress = rolloutOf(object);
  const trouble = object["kind"] === "Pod" ? troubleOf(object) : around;
  return trouble === undefined || progress.state === "complete" ? progress : { ...progress, trouble };
}
