import { titleOf, type ObjectReference } from "../core/deploy/deployable.ts";
import { isObject, objectAt, textAt, type JsonObject } from "../core/schema/jsonValue.ts";
import { ClusterFailure } from "./failure.ts";
import type { Objects } from "./objects.ts";

/** What a person can do to a workload that runs, beside applying its manifest. */
export type WorkloadAction =
  | { readonly kind: "scale"; readonly replicas: number }
  | { readonly kind: "restart" | "pause" | "resume" | "suspend" | "unsuspend" | "run-now" }
  /** Back to a revision of a Deployment; without a number to the one before. */
  | { readonly kind: "undo"; readonly revision?: number };

const revisionAnnotation = "deployment.kubernetes.io/revision";
const jobs = { group: "batch", version: "v1", kind: "Job" };
const replicaSets = { group: "apps", version: "v1", kind: "ReplicaSet" };

/**
 * Does it and says what has changed, in one sentence.
 *
 * @param now moment of the restart, and part of the name of a job that is run now
 * @throws ClusterFailure
 */
export async function changeWorkload(
  objects: Objects,
  target: ObjectReference,
  action: WorkloadAction,
  now: Date,
): Promise<string> {
  const title = titleOf(target);
  switch (action.kind) {
    case "scale":
      await objects.patch(target, { spec: { replicas: action.replicas } }, "scale");
      return `${title} is scaled to ${String(action.replicas)}.`;
    case "restart": {
      const annotations = { "kubectl.kubernetes.io/restartedAt": now.toISOString() };
      await objects.patch(target, { spec: { template: { metadata: { annotations } } } });
      return `${title} restarts its pods.`;
    }
    case "pause":
    case "resume":
      await objects.patch(target, { spec: { paused: action.kind === "pause" } });
      return `The rollout of ${title} is ${action.kind}d.`;
    case "suspend":
    case "unsuspend":
      await objects.patch(target, { spec: { suspend: action.kind === "suspend" } });
      return action.kind === "suspend" ? `${title} is suspended.` : `${title} goes on.`;
    case "run-now":
      return `Job ${await runNow(objects, target, now)} is started from ${title}.`;
    case "undo":
      return `${title} goes back to revision ${String(await undo(objects, target, action.revision))}.`;
  }
}

/** A job made from the template of a CronJob, owned by it as the controller's own ones are. */
async function runNow(objects: Objects, target: ObjectReference, now: Date): Promise<string> {
  const cronJob = await existing(objects, target);
  const template = objectAt(objectAt(cronJob, "spec") ?? {}, "jobTemplate") ?? {};
  const name = `${target.name.slice(0, 40)}-manual-${String(Math.floor(now.getTime() / 1000))}`;
  const metadata = objectAt(template, "metadata") ?? {};
  const owner = {
    apiVersion: "batch/v1",
    kind: "CronJob",
    name: target.name,
    uid: textAt(objectAt(cronJob, "metadata") ?? {}, "uid"),
  };
  await objects.create(jobs, target.namespace, {
    apiVersion: "batch/v1",
    kind: "Job",
    metadata: {
      ...metadata,
      name,
      annotations: { ...objectAt(metadata, "annotations"), "cronjob.kubernetes.io/instantiate": "manual" },
      ownerReferences: [owner],
    },
    spec: objectAt(template, "spec"),
  });
  return name;
}

/** Puts the pod template of an older ReplicaSet back; the newest one is what runs now. */
async function undo(
  objects: Objects,
  target: ObjectReference,
  revision: number | undefined,
): Promise<number> {
  const deployment = await existing(objects, target);
  const uid = textAt(objectAt(deployment, "metadata") ?? {}, "uid");
  const { namespace } = objects.locate(target);
  const revisions = (await objects.list(replicaSets, namespace))
    .filter((each) => isOwnedBy(each, uid))
    .map((each) => ({
      number: revisionOf(each),
      template: objectAt(objectAt(each, "spec") ?? {}, "template"),
    }))
    .toSorted((one, other) => other.number - one.number);
  const found = revision === undefined ? revisions[1] : revisions.find(({ number }) => number === revision);
  if (found?.template === undefined) {
    const wanted = revision === undefined ? "earlier revision" : `revision ${String(revision)}`;
    throw new ClusterFailure("not-found", `${titleOf(target)} has no ${wanted} that is kept.`);
  }
  await objects.replaceAt(target, "/spec/template", withoutHash(found.template));
  return found.number;
}

/** The controller's own label would tie the template to the ReplicaSet that it came from. */
function withoutHash(template: JsonObject): JsonObject {
  const metadata = objectAt(template, "metadata") ?? {};
  const labels = Object.entries(objectAt(metadata, "labels") ?? {}).filter(
    ([name]) => name !== "pod-template-hash",
  );
  return { ...template, metadata: { ...metadata, labels: Object.fromEntries(labels) } };
}

async function existing(objects: Objects, target: ObjectReference): Promise<JsonObject> {
  const found = await objects.read(target);
  if (found !== undefined) return found;
  throw new ClusterFailure("not-found", `${titleOf(target)} is not in the cluster; apply it first.`);
}

function isOwnedBy(object: JsonObject, uid: string | undefined): boolean {
  const owners = objectAt(object, "metadata")?.["ownerReferences"];
  return Array.isArray(owners) && owners.some((owner) => isObject(owner) && textAt(owner, "uid") === uid);
}

function revisionOf(object: JsonObject): number {
  const annotations = objectAt(objectAt(object, "metadata") ?? {}, "annotations") ?? {};
  return Number(textAt(annotations, revisionAnnotation) ?? 0);
}
