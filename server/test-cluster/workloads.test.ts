import assert from "node:assert/strict";
import { suite, test, type TestContext } from "node:test";
import { applyObjects, deleteObjects } from "../src/cluster/applyObjects.ts";
import type { Cluster } from "../src/cluster/connectCluster.ts";
import { revisionsOf } from "../src/cluster/revisions.ts";
import { changeWorkload, diffWorkloadChange, type WorkloadAction } from "../src/cluster/workloadActions.ts";
import type { Deployable } from "../src/core/deploy/deployable.ts";
import { connect, eventually, objectsIn } from "./testCluster.ts";

function workload(kind: "Deployment" | "StatefulSet", name: string, image: string): string {
  return `
apiVersion: apps/v1
kind: ${kind}
metadata: { name: ${name}, namespace: default }
spec:
  replicas: 1
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata: { labels: { app: ${name} } }
    spec: { containers: [{ name: web, image: "${image}" }] }
`;
}

const job = `{ spec: { template: { spec: { restartPolicy: Never, containers: [{ name: once, image: "once:1" }] } } } }`;

interface Changeable {
  readonly cluster: Cluster;
  readonly object: Deployable;
  /** What the cluster has of it, as JSON. */
  readonly text: () => Promise<string>;
  /** Compares first, as the editor does, and gives the comparison beside what was said. */
  readonly change: (
    action: WorkloadAction,
  ) => Promise<{ readonly said: string; readonly before: string; readonly after: string }>;
}

async function inCluster(context: TestContext, text: string): Promise<Changeable> {
  const { cluster } = await connect(context);
  const objects = objectsIn(text);
  const [object] = objects;
  assert.ok(object !== undefined);
  await applied(cluster, text);
  context.after(() => deleteObjects(cluster.objects, objects, { dryRun: false }));
  const read = async (): Promise<string> => JSON.stringify(await cluster.objects.read(object));
  return {
    cluster,
    object,
    text: read,
    async change(action) {
      const now = new Date(0);
      const untouched = await read();
      const { live, applied: after } = await diffWorkloadChange(cluster.objects, object, action, { now });
      assert.equal(specOf(await read()), specOf(untouched), "a dry run changes nothing");
      return { said: await changeWorkload(cluster.objects, object, action, { now }), before: live, after };
    },
  };
}

async function applied(cluster: Cluster, text: string): Promise<void> {
  const options = { dryRun: false, force: true, onDefinitions: () => Promise.resolve() };
  for (const { outcome } of await applyObjects(cluster.objects, objectsIn(text), options))
    assert.notEqual(outcome.kind, "failed", JSON.stringify(outcome));
}

/** Controllers write the status meanwhile. */
function specOf(text: string): string {
  return JSON.stringify((JSON.parse(text) as { readonly spec: unknown }).spec);
}

suite("a workload that runs", () => {
  test("is scaled, paused, resumed and restarted, each after a comparison", async (context) => {
    const { change, text } = await inCluster(context, workload("Deployment", "changing", "shop:1"));
    const scaled = await change({ kind: "scale", replicas: 3 });
    assert.equal(scaled.said, "Deployment default/changing is scaled to 3.");
    assert.deepEqual([scaled.before, scaled.after], ["spec:\n  replicas: 1\n", "spec:\n  replicas: 3\n"]);
    assert.match(await text(), /"replicas":3/u);
    const paused = await change({ kind: "pause" });
    assert.equal(paused.said, "The rollout of Deployment default/changing is paused.");
    assert.match(paused.after, /paused: true/u);
    assert.match(await text(), /"paused":true/u);
    assert.equal(
      (await change({ kind: "resume" })).said,
      "The rollout of Deployment default/changing is resumed.",
    );
    assert.doesNotMatch(await text(), /"paused":true/u);
    assert.equal((await change({ kind: "restart" })).said, "Deployment default/changing restarts its pods.");
    assert.match(await text(), /1970-01-01T00:00:00\.000Z/u);
  });

  for (const kind of ["Deployment", "StatefulSet"] as const)
    test(`goes back to the revision before, or to one that is chosen: a ${kind}`, async (context) => {
      const name = `revised-${kind.toLowerCase()}`;
      const { cluster, object, change, text } = await inCluster(context, workload(kind, name, "shop:1"));
      for (const count of [1, 2, 3]) {
        if (count > 1) await applied(cluster, workload(kind, name, `shop:${String(count)}`));
        await eventually(
          `revision ${String(count)}`,
          async () => (await revisionsOf(cluster.objects, object)).length === count,
        );
      }
      const revisions = await revisionsOf(cluster.objects, object);
      assert.deepEqual(
        revisions.map(({ number, images }) => [number, images]),
        [
          [3, ["shop:3"]],
          [2, ["shop:2"]],
          [1, ["shop:1"]],
        ],
      );
      const back = await change({ kind: "undo" });
      assert.equal(back.said, `${kind} default/${name} goes back to revision 2.`);
      assert.ok(back.before.includes("shop:3") && back.after.includes("shop:2"));
      assert.match(await text(), /"image":"shop:2"/u);
      assert.equal(
        (await change({ kind: "undo", revision: 1 })).said,
        `${kind} default/${name} goes back to revision 1.`,
      );
      assert.match(await text(), /"image":"shop:1"/u);
      assert.doesNotMatch(specOf(await text()), /pod-template-hash|\$patch/u);
      await assert.rejects(change({ kind: "undo", revision: 77 }), /has no revision 77 that is kept/u);
    });

  test("that is not in the cluster says so", async (context) => {
    const { cluster } = await connect(context);
    const [absent] = objectsIn(workload("Deployment", "absent", "shop:1"));
    assert.ok(absent !== undefined);
    await assert.rejects(
      changeWorkload(cluster.objects, absent, { kind: "undo" }, { now: new Date() }),
      /Deployment default\/absent is not in the cluster; apply it first/u,
    );
  });
});

suite("jobs", () => {
  const metadata = "metadata: { name: nightly, namespace: default }";
  for (const [kind, text] of [
    [
      "CronJob",
      `{ apiVersion: batch/v1, kind: CronJob, ${metadata}, spec: { schedule: "0 0 1 1 *", jobTemplate: ${job} } }`,
    ],
    ["Job", `{ apiVersion: batch/v1, kind: Job, ${metadata}, ${job.slice(1)}`],
  ] as const)
    test(`are suspended and go on: a ${kind}`, async (context) => {
      const { change, text: live } = await inCluster(context, text);
      assert.equal((await change({ kind: "suspend" })).said, `${kind} default/nightly is suspended.`);
      assert.match(await live(), /"suspend":true/u);
      assert.equal((await change({ kind: "unsuspend" })).said, `${kind} default/nightly goes on.`);
      assert.doesNotMatch(await live(), /"suspend":true/u);
    });

  test("are made of a CronJob now, as its own", async (context) => {
    const text = `{ apiVersion: batch/v1, kind: CronJob, metadata: { name: hourly, namespace: default }, spec: { schedule: "0 0 1 1 *", jobTemplate: ${job} } }`;
    const { cluster, change } = await inCluster(context, text);
    const run = await change({ kind: "run-now" });
    assert.equal(run.said, "Job hourly-manual-0 is started from CronJob default/hourly.");
    assert.equal(run.before, "");
    assert.match(run.after, /image: once:1/u);
    const reference = {
      gvk: { group: "batch", version: "v1", kind: "Job" },
      name: "hourly-manual-0",
      namespace: "default",
    };
    context.after(() => cluster.objects.remove(reference, { dryRun: false }));
    const made = JSON.stringify(await cluster.objects.read(reference));
    assert.ok(made.includes('"cronjob.kubernetes.io/instantiate":"manual"'));
    assert.match(made, /"kind":"CronJob","name":"hourly"/u);
  });
});
