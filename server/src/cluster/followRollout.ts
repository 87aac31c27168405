import { titleOf, type ObjectReference } from "../core/deploy/deployable.ts";
import { rolloutOf, troubleOf, type PodTrouble, type RolloutProgress } from "../core/deploy/rollout.ts";
import { objectAt, textAt, type JsonObject } from "../core/schema/jsonValue.ts";
import { resourcePath } from "./discovery.ts";
import type { Objects } from "./objects.ts";
import type { Transport } from "./transport.ts";
import { watchObjects } from "./watchObjects.ts";

/** One moment of a rollout. */
export interface RolloutMoment extends RolloutProgress {
  /** What keeps the first pod that does not run from running. */
  readonly trouble?: PodTrouble;
}

const pods = { group: "", version: "v1", kind: "Pod" };

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
    const progress = rolloutOf({ ...object, kind: located.gvk.kind });
    const trouble =
      progress.state === "complete" ? undefined : await firstTrouble(objects, object, located, signal);
    const moment: RolloutMoment = { ...progress, ...(trouble === undefined ? {} : { trouble }) };
    const text = JSON.stringify(moment);
    if (text !== told) yield moment;
    told = text;
    if (progress.state !== "progressing") return;
  }
}

async function firstTrouble(
  objects: Objects,
  object: JsonObject,
  { gvk, namespace }: ObjectReference,
  signal: AbortSignal,
): Promise<PodTrouble | undefined> {
  if (gvk.kind === "Pod") return troubleOf(object);
  const labels = objectAt(objectAt(objectAt(object, "spec") ?? {}, "selector") ?? {}, "matchLabels");
  if (labels === undefined) return undefined;
  const selector = Object.keys(labels).map((key) => `${key}=${textAt(labels, key) ?? ""}`);
  const query = new URLSearchParams({ labelSelector: selector.join(","), limit: "50" });
  const found = await objects.list(pods, namespace, query.toString(), signal);
  return found.map(troubleOf).find((trouble) => trouble !== undefined);
}
