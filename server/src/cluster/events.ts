import { nameOf, type ObjectReference } from "../core/deploy/deployable.ts";
import type { GroupVersionKind } from "../core/manifest/manifest.ts";
import { numberAt, objectAt, textAt, type JsonObject } from "../core/schema/jsonValue.ts";
import type { Objects } from "./objects.ts";
import { podsOf } from "./pods.ts";

/** Something that happened to an object or one of its pods. */
export interface ObjectEvent {
  /** As the cluster writes it: RFC 3339. */
  readonly moment: string;
  readonly isWarning: boolean;
  readonly reason: string;
  readonly message: string;
  /** `Pod web-0`. */
  readonly about: string;
  readonly count: number;
}

export const eventKind: GroupVersionKind = { group: "", version: "v1", kind: "Event" };
const mostPods = 10;

/** What happened to an object and its pods, the oldest first. @throws ClusterFailure */
export async function eventsOf(
  objects: Objects,
  reference: ObjectReference,
  signal?: AbortSignal,
): Promise<readonly ObjectEvent[]> {
  const { namespace, name, gvk } = objects.locate(reference);
  const pods = (await podsOf(objects, reference, signal)).slice(0, mostPods);
  const about = new Map([[`${gvk.kind} ${name}`, { kind: gvk.kind, name }]]);
  for (const pod of pods) {
    const podName = nameOf(pod) ?? "";
    about.set(`Pod ${podName}`, { kind: "Pod", name: podName });
  }
  const found = await Promise.all(
    [...about.values()].map((each) => {
      const fieldSelector = `involvedObject.kind=${each.kind},involvedObject.name=${each.name}`;
      return objects.list(
        eventKind,
        namespace,
        new URLSearchParams({ fieldSelector, limit: "100" }).toString(),
        signal,
      );
    }),
  );
  return found
    .flat()
    .map(eventIn)
    .toSorted((one, other) => (one.moment < other.moment ? -1 : 1));
}

function eventIn(event: JsonObject): ObjectEvent {
  const about = objectAt(event, "involvedObject") ?? {};
  return {
    moment:
      textAt(event, "lastTimestamp") ??
      textAt(event, "eventTime") ??
      textAt(objectAt(event, "metadata") ?? {}, "creationTimestamp") ??
      "",
    isWarning: textAt(event, "type") === "Warning",
    reason: textAt(event, "reason") ?? "",
    message: textAt(event, "message") ?? "",
    about: `${textAt(about, "kind") ?? ""} ${textAt(about, "name") ?? ""}`,
    count: numberAt(event, "count") ?? 1,
  };
}
