import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { applyObjects } from "../src/cluster/applyObjects.ts";
import { diffObjects, type ObjectDiff } from "../src/cluster/diffObjects.ts";
import { pass, startFront } from "./frontServer.ts";
import { connect, objectsIn } from "./testCluster.ts";

const options = { dryRun: false, force: false, onDefinitions: () => Promise.resolve() };

function configMaps(count: number, prefix: string, value: string): string {
  return Array.from(
    { length: count },
    (_, index) => `apiVersion: v1
kind: ConfigMap
metadata: { name: ${prefix}-${String(index)}, namespace: default }
data: { number: "${value}" }
`,
  ).join("---\n");
}

const outcomesOf = (diffs: readonly ObjectDiff[]): readonly string[] =>
  diffs.map(({ title, outcome }) => `${title}: ${outcome}`);

suite("comparing with the cluster", () => {
  test("reads many objects of a kind with one list, few one by one, and tells what would become of each", async (context) => {
    const front = await startFront(context);
    const { cluster } = await connect(context, { files: [front.kubeconfig] });
    await applyObjects(cluster.objects, objectsIn(configMaps(10, "compared", "1")), options);
    let reads = 0;
    front.decide(({ method, url }) => {
      if (method === "GET" && url.includes("/configmaps")) reads++;
      return pass;
    });
    const diffs = await diffObjects(cluster.objects, [
      ...objectsIn(configMaps(8, "compared", "1")),
      ...objectsIn(configMaps(1, "compared-new", "1")),
      ...objectsIn(configMaps(1, "compared", "2").replaceAll("compared-0", "compared-9")),
    ]);
    assert.ok(reads <= 2, `${String(reads)} reads`);
    assert.deepEqual(outcomesOf(diffs), [
      ...Array.from({ length: 8 }, (_, index) => `ConfigMap default/compared-${String(index)}: unchanged`),
      "ConfigMap default/compared-new-0: created",
      "ConfigMap default/compared-9: changed",
    ]);
    reads = 0;
    await diffObjects(cluster.objects, objectsIn(configMaps(3, "compared", "1")));
    assert.equal(reads, 3);
  });

  test("takes a list that the API server has ended for complete, though it is as long as was asked for", async (context) => {
    const front = await startFront(context);
    const { cluster } = await connect(context, { files: [front.kubeconfig] });
    const wanted = objectsIn(configMaps(8, "listed", "1"));
    const list = (count: number): unknown => ({
      kind: "ConfigMapList",
      metadata: { resourceVersion: "1" },
      items: Array.from({ length: count }, (_, index) => ({ metadata: { name: `other-${String(index)}` } })),
    });
    let reads = 0;
    front.decide(({ method, url }) => {
      if (method !== "GET" || !url.includes("/configmaps")) return pass;
      reads++;
      const limit = new URL(url, front.server).searchParams.get("limit");
      return limit === null ? pass : { kind: "answer", status: 200, body: list(Number(limit)) };
    });
    const diffs = await diffObjects(cluster.objects, wanted);
    assert.deepEqual(new Set(diffs.map(({ outcome }) => outcome)), new Set(["created"]));
    assert.equal(reads, 1);
  });

  test("reads one by one where lists are not allowed", async (context) => {
    const front = await startFront(context);
    const { cluster } = await connect(context, { files: [front.kubeconfig] });
    const wanted = objectsIn(configMaps(9, "unlisted", "1"));
    await applyObjects(cluster.objects, wanted, options);
    front.decide(({ url }) =>
      url.includes("/configmaps?limit=")
        ? { kind: "answer", status: 403, body: { kind: "Status", message: "configmaps is forbidden" } }
        : pass,
    );
    const diffs = await diffObjects(cluster.objects, wanted);
    assert.deepEqual(new Set(diffs.map(({ outcome }) => outcome)), new Set(["unchanged"]));
  });

  test("takes what comes with its namespace or its definition as it is written", async (context) => {
    const { cluster } = await connect(context);
    const diffs = await diffObjects(
      cluster.objects,
      objectsIn(`
apiVersion: v1
kind: Namespace
metadata: { name: not-yet }
---
apiVersion: v1
kind: ConfigMap
metadata: { name: settings, namespace: not-yet }
data: { colour: blue }
---
apiVersion: v1
kind: ConfigMap
metadata: { name: settings, namespace: nowhere }
---
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: parcels.notyet.example.org }
spec:
  group: notyet.example.org
  names: { kind: Parcel, plural: parcels }
  scope: Cluster
  versions: [{ name: v1, served: true, storage: true, schema: { openAPIV3Schema: { type: object } } }]
---
apiVersion: notyet.example.org/v1
kind: Parcel
metadata: { name: first }
`),
    );
    assert.deepEqual(outcomesOf(diffs), [
      "Namespace not-yet: created",
      "CustomResourceDefinition parcels.notyet.example.org: created",
      "ConfigMap not-yet/settings: created",
      "ConfigMap nowhere/settings: failed",
      "Parcel first: created",
    ]);
    assert.match(diffs[2]?.applied ?? "", /colour: blue/u);
    assert.match(diffs[3]?.failure ?? "", /namespaces "nowhere" not found/u);
  });

  test("asks a cluster that is lost on the way nothing more", async (context) => {
    const front = await startFront(context);
    const { cluster } = await connect(context, { files: [front.kubeconfig] });
    let asked = 0;
    front.decide(() => {
      asked++;
      return { kind: "cut", done: false };
    });
    const diffs = await diffObjects(cluster.objects, objectsIn(configMaps(60, "lost", "1")));
    assert.ok(
      diffs.every(({ outcome, failure }) => outcome === "failed" && failure?.includes("no connection")),
    );
    assert.ok(asked < 30, `${String(asked)} requests`);
  });
});
