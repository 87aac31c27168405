import { titleOf, type ObjectReference } from "../core/deploy/deployable.ts";
import { isObject, listAt, numberAt, objectAt, textAt, type JsonObject } from "../core/schema/jsonValue.ts";
import { say } from "../core/text/message.ts";
import { ClusterFailure } from "./failure.ts";
import type { Objects } from "./objects.ts";

/** A pod template that a workload has had. */
export interface Revision {
  readonly number: number;
  /** When it was made: RFC 3339. */
  readonly moment: string;
  readonly images: readonly string[];
  /** As the workload takes it back. */
  readonly template: JsonObject;
}

const revisionAnnotation = "deployment.kubernetes.io/revision";
const replicaSets = { group: "apps", version: "v1", kind: "ReplicaSet" };
const controllerRevisions = { group: "apps", version: "v1", kind: "ControllerRevision" };

/**
 * The revisions of a workload that are kept, the newest first, which is what runs now: ReplicaSets of a Deployment,
 * ControllerRevisions of a StatefulSet or a DaemonSet.
 *
 * @throws ClusterFailure
 *
 * Source: https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#rolling-back-a-deployment
 */
export async function revisionsOf(
  objects: Objects,
  target: ObjectReference,
  signal?: AbortSignal,
): Promise<readonly Revision[]> {
  const workload = await objects.read(target, signal);
  const uid = textAt(metadataOf(workload ?? {}), "uid");
  if (uid === undefined) throw notThere(objects, target);
  const { namespace } = objects.locate(target);
  const isDeployment = target.gvk.kind === "Deployment";
  const kept = await objects.list(
    isDeployment ? replicaSets : controllerRevisions,
    namespace,
    undefined,
    signal,
  );
  return kept
    .filter((each) => isOwnedBy(each, uid))
    .map(isDeployment ? ofReplicaSet : ofControllerRevision)
    .toSorted((one, other) => other.number - one.number);
}

/** The template to go back to; without a number that of the revision before. @throws ClusterFailure when it is not kept */
export async function earlierRevision(
  objects: Objects,
  target: ObjectReference,
  number: number | undefined,
  signal?: AbortSignal,
): Promise<Revision> {
  const revisions = await revisionsOf(objects, target, signal);
  const found = number === undefined ? revisions[1] : revisions.find((each) => each.number === number);
  if (found !== undefined) return found;
  const title = titleOf(target);
  const message =
    number === undefined
      ? say`${title} has no earlier revision that is kept.`
      : say`${title} has no revision ${number} that is kept.`;
  throw new ClusterFailure("not-found", objects.words(message));
}

/** Something is asked of an object that the cluster does not have. */
export function notThere({ words }: Objects, target: ObjectReference): ClusterFailure {
  return new ClusterFailure(
    "not-found",
    words(say`${titleOf(target)} is not in the cluster; apply it first.`),
  );
}

function ofReplicaSet(replicaSet: JsonObject): Revision {
  const annotations = objectAt(metadataOf(replicaSet), "annotations") ?? {};
  const number = Number(textAt(annotations, revisionAnnotation) ?? 0);
  return revision(number, replicaSet, objectAt(replicaSet, "spec") ?? {});
}

/** Its data is a patch of the workload. */
function ofControllerRevision(kept: JsonObject): Revision {
  const spec = objectAt(objectAt(kept, "data") ?? {}, "spec") ?? {};
  return revision(numberAt(kept, "revision") ?? 0, kept, spec);
}

/** Without the controller's own label, which would tie the template to what it came from, and without marks of a patch. */
function revision(number: number, kept: JsonObject, spec: JsonObject): Revision {
  const template = without(objectAt(spec, "template") ?? {}, "$patch");
  const metadata = objectAt(template, "metadata") ?? {};
  const labels = without(objectAt(metadata, "labels") ?? {}, "pod-template-hash");
  return {
    number,
    moment: textAt(metadataOf(kept), "creationTimestamp") ?? "",
    images: listAt(objectAt(template, "spec") ?? {}, "containers")
      .filter(isObject)
      .flatMap((each) => textAt(each, "image") ?? []),
    template: { ...template, metadata: { ...metadata, labels } },
  };
}

function without(object: JsonObject, name: string): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([key]) => key !== name));
}

function metadataOf(object: JsonObject): JsonObject {
  return objectAt(object, "metadata") ?? {};
}

function isOwnedBy(object: JsonObject, uid: string): boolean {
  return listAt(metadataOf(object), "ownerReferences").some(
    (owner) => isObject(owner) && textAt(owner, "uid") === uid,
  );
}
