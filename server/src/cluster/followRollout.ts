import { titleOf, type ObjectReference } from "../core/deploy/deployable.ts";
import { rolloutOf, troubleOf, type PodTrouble, type RolloutProgress } from "../core/deploy/rollout.ts";
import type { JsonObject } from "../core/schema/jsonValue.ts";
import { resourcePath } from "./discovery.ts";
import type { Objects } from "./objects.ts";
import { podsMadeBy } from "./pods.ts";
import type { Transport } from "./transport.ts";
import { watchObjects } from "./watchObjects.ts";

/** One moment of a rollout. */
export interface RolloutMoment extends RolloutProgress {
  /** What keeps the first pod that does not run from running. */
  readonly trouble?: PodTrouble;
}

/**
 * Follows an object until its rollout is over or the signal fires, and tells every moment that differs from the one before.
 * Only this one object is watched; its pods are looked at when it changes.
 *
 * @throws ClusterFailure
 */
export async function* followRollout(
  transport: Transport,
  objects: Objects,
  reference: ObjectReference,
  signal: AbortSignal,
): AsyncGenerator<RolloutMoment> {
  const located = objects.locate(reference);
  const events = watchObjects(transport, {
    what: `watch ${titleOf(located)}`,
    path: resourcePath(objects.resourceOf(located.gvk), located.namespace),
    query: { fieldSelector: `metadata.name=${located.name}` },
    signal,
  });
  let told = "";
  for await (const event of events) {
    if (event.kind === "gone") return;
    const object = event.kind === "all" ? event.objects[0] : event.object;
    if (object === undefined) continue;
    const moment = await momentOf(objects, object, located, signal);
    const text = JSON.stringify(moment);
    if (text !== told) yield moment;
    told = text;
    if (moment.state !== "progressing") return;
  }
}

/** One moment of an object that is looked at once; `undefined` when it is not there. @throws ClusterFailure */
export async function lookAtRollout(
  objects: Objects,
  reference: ObjectReference,
  signal: AbortSignal,
): Promise<RolloutMoment | undefined> {
  const located = objects.locate(reference);
  const object = await objects.read(located, signal);
  return object === undefined ? undefined : momentOf(objects, object, located, signal);
}

async function momentOf(
  objects: Objects,
  object: JsonObject,
  located: ObjectReference,
  signal: AbortSignal,
): Promise<RolloutMoment> {
  const progress = rolloutOf({ ...object, kind: located.gvk.kind });
  const trouble =
    progress.state === "complete" ? undefined : await firstTrouble(objects, object, located, signal);
  return { ...progress, ...(trouble === undefined ? {} : { trouble }) };
}

async function firstTrouble(
  objects: Objects,
  object: JsonObject,
  reference: ObjectReference,
  signal: AbortSignal,
): Promise<PodTrouble | undefined> {
  const pods = await podsMadeBy(objects, object, reference, signal);
  return pods.map(troubleOf).find((trouble) => trouble !== undefined);
}
