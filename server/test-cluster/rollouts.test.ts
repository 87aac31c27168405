import assert from "node:assert/strict";
import { suite, test, type TestContext } from "node:test";
import { applyObjects, deleteObjects } from "../src/cluster/applyObjects.ts";
import type { Cluster } from "../src/cluster/connectCluster.ts";
import { podsOf, summaryOf } from "../src/cluster/pods.ts";
import { followRollout, watchRollout, type RolloutMoment } from "../src/cluster/watchRollout.ts";
import type { Deployable } from "../src/core/deploy/deployable.ts";
import { pass, startFront, type Front } from "./frontServer.ts";
import { connect, eventually, objectsIn, ready, reportStatus, waiting } from "./testCluster.ts";

function workload(kind: "Deployment" | "StatefulSet", name: string): string {
  return `
apiVersion: apps/v1
kind: ${kind}
metadata: { name: ${name}, namespace: default }
spec:
  replicas: 1
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata: { labels: { app: ${name} } }
    spec: { containers: [{ name: web, image: "web:1" }] }
`;
}

/** Stands for a quota, which not every control plane of tests enforces. */
const noPods = `
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicy
metadata: { name: no-pods }
spec:
  matchConstraints:
    resourceRules: [{ apiGroups: [""], apiVersions: [v1], operations: [CREATE], resources: [pods] }]
  validations: [{ expression: "object.metadata.?labels.app.orValue('') != 'refused'", message: no pods of this app }]
---
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicyBinding
metadata: { name: no-pods }
spec: { policyName: no-pods, validationActions: [Deny] }
`;

async function applyAll(cluster: Cluster, objects: readonly Deployable[]): Promise<void> {
  const options = { dryRun: false, force: false, onDefinitions: () => Promise.resolve() };
  for (const { outcome } of await applyObjects(cluster.objects, objects, options))
    assert.notEqual(outcome.kind, "failed", JSON.stringify(outcome));
}

interface Watched {
  readonly cluster: Cluster;
  readonly front: Front;
  readonly object: Deployable;
  readonly moments: readonly (RolloutMoment | undefined)[];
  readonly stop: AbortController;
  readonly ended: Promise<void>;
  /** Open watches of a collection such as `pods`. */
  readonly watchesOf: (plural: string) => readonly string[];
}

/** A workload in the cluster that is watched through a front. */
async function watched(
  context: TestContext,
  text: string,
  prepare?: (front: Front) => void,
): Promise<Watched> {
  const front = await startFront(context);
  const { cluster } = await connect(context, { files: [front.kubeconfig] });
  const objects = objectsIn(text);
  const [object] = objects;
  assert.ok(object !== undefined);
  await applyAll(cluster, objects);
  context.after(() => deleteObjects(cluster.objects, objects, { dryRun: false }));
  prepare?.(front);
  const stop = new AbortController();
  const moments: (RolloutMoment | undefined)[] = [];
  const ended = watchRollout({
    transport: cluster.transport,
    objects: cluster.objects,
    reference: object,
    signal: AbortSignal.any([stop.signal, cluster.closed]),
    onMoment: (moment) => moments.push(moment),
  });
  const watchesOf = (plural: string): readonly string[] =>
    front.watches().filter((url) => url.includes(`/namespaces/default/${plural}?`));
  return { cluster, front, object, moments, stop, ended, watchesOf };
}

async function podOf(cluster: Cluster, object: Deployable): Promise<string> {
  let name: string | undefined;
  await eventually("a pod", async () => {
    const [pod] = await podsOf(cluster.objects, object);
    name = pod && summaryOf(pod).name;
    return name !== undefined;
  });
  return name ?? assert.fail("no pod");
}

suite("a rollout that is watched", () => {
  test("tells what keeps its pod, and that it is complete; then the object alone is watched, and nothing after the signal", async (context) => {
    const { cluster, front, object, moments, stop, ended, watchesOf } = await watched(
      context,
      workload("Deployment", "watched"),
    );
    const pod = await podOf(cluster, object);
    await reportStatus(cluster, pod, waiting("ImagePullBackOff", "no such image"));
    await eventually("the trouble", () => moments.at(-1)?.trouble !== undefined);
    assert.deepEqual(moments.at(-1), {
      state: "progressing",
      ready: 0,
      wanted: 1,
      trouble: { reason: "ImagePullBackOff", message: "no such image", container: "web" },
    });
    const [ofPods, ...others] = watchesOf("pods");
    assert.ok(ofPods?.includes("labelSelector=app=watched") && others.length === 0);
    assert.ok(watchesOf("deployments")[0]?.includes("fieldSelector=metadata.name=watched"));
    await reportStatus(cluster, pod, ready());
    await eventually("the end of the rollout", () => moments.at(-1)?.state === "complete");
    await eventually("the end of the watch of pods", () => watchesOf("pods").length === 0);
    assert.equal(watchesOf("deployments").length, 1);
    stop.abort();
    await ended;
    await eventually("no watch", () => watchesOf("deployments").length === 0);
    assert.ok(front.watches().every((url) => !url.includes("watched")));
  });

  test("goes on where the server has forgotten its place (410 Gone), and when a connection is lost", async (context) => {
    let forgotten = 0;
    const { cluster, front, object, moments } = await watched(
      context,
      workload("Deployment", "forgotten"),
      (before) => {
        before.decide(({ url }) => {
          if (!url.includes("watch=true") || !/\/(?:pods|deployments)\?/u.test(url) || forgotten >= 2)
            return pass;
          forgotten++;
          const gone = { kind: "Status", code: 410, reason: "Expired", message: "too old resource version" };
          return { kind: "answer", status: 200, body: { type: "ERROR", object: gone } };
        });
      },
    );
    const pod = await podOf(cluster, object);
    await eventually("both answers", () => forgotten === 2);
    await reportStatus(cluster, pod, waiting("CrashLoopBackOff", "back-off"));
    await eventually("the trouble", () => moments.at(-1)?.trouble?.reason === "CrashLoopBackOff");
    front.http.closeAllConnections();
    await reportStatus(cluster, pod, ready());
    await eventually("the end of the rollout", () => moments.at(-1)?.state === "complete");
  });

  test("tells by an event why a controller may not make a pod", async (context) => {
    const { cluster } = await connect(context);
    const policy = objectsIn(noPods);
    await applyAll(cluster, policy);
    context.after(() => deleteObjects(cluster.objects, policy, { dryRun: false }));
    const [probe] = objectsIn(
      "{ apiVersion: v1, kind: Pod, metadata: { name: probe, namespace: default, labels: { app: refused } }, spec: { containers: [{ name: web, image: web }] } }",
    );
    assert.ok(probe !== undefined);
    await eventually("the policy", () =>
      cluster.objects.apply(probe, { dryRun: true }).then(
        () => false,
        () => true,
      ),
    );
    const { moments } = await watched(context, workload("StatefulSet", "refused"));
    await eventually("the event", () => moments.at(-1)?.trouble !== undefined);
    assert.equal(moments.at(-1)?.trouble?.reason, "FailedCreate");
    assert.match(moments.at(-1)?.trouble?.message ?? "", /no pods of this app/u);
  });

  test("that is followed ends when it is complete, with its last moment, and at once for what is not there", async (context) => {
    const { cluster } = await connect(context);
    const follow = (reference: Deployable): Promise<RolloutMoment | undefined> =>
      followRollout({
        transport: cluster.transport,
        objects: cluster.objects,
        reference,
        signal: AbortSignal.timeout(20_000),
        onMoment: () => undefined,
      });
    const [absent] = objectsIn(workload("Deployment", "absent"));
    assert.ok(absent !== undefined);
    assert.equal(await follow(absent), undefined);
    const [object] = objectsIn(workload("Deployment", "followed"));
    assert.ok(object !== undefined);
    await cluster.objects.apply(object, { dryRun: false });
    context.after(() => deleteObjects(cluster.objects, [object], { dryRun: false }));
    const last = follow(object);
    await reportStatus(cluster, await podOf(cluster, object), ready());
    assert.deepEqual(await last, { state: "complete", ready: 1, wanted: 1 });
  });
});
