import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { applyObjects, deleteObjects, type ObjectResult } from "../src/cluster/applyObjects.ts";
import type { Cluster } from "../src/cluster/connectCluster.ts";
import { diffObjects } from "../src/cluster/diffObjects.ts";
import { titleOf } from "../src/core/deploy/deployable.ts";
import { rolloutOf } from "../src/core/deploy/rollout.ts";
import { say } from "../src/core/text/message.ts";
import { connect, eventually, objectsIn } from "./testCluster.ts";

function shop(namespace: string, image = "shop:1"): string {
  return `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: ${namespace} }
spec:
  replicas: 2
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: web, image: "${image}" }] }
---
apiVersion: v1
kind: ConfigMap
metadata: { name: settings, namespace: ${namespace} }
data: { colour: blue }
---
apiVersion: v1
kind: Secret
metadata: { name: key, namespace: ${namespace} }
stringData: { token: open-sesame }
---
apiVersion: v1
kind: Namespace
metadata: { name: ${namespace} }
`;
}

function apply(cluster: Cluster, text: string, dryRun = false): Promise<readonly ObjectResult[]> {
  const onDefinitions = (): Promise<void> => cluster.refresh();
  return applyObjects(cluster.objects, objectsIn(text), { dryRun, force: false, onDefinitions });
}

const kindsOf = (results: readonly ObjectResult[]): readonly string[] =>
  results.map(({ reference, outcome }) => `${titleOf(reference)}: ${outcome.kind}`);

suite("deploying", () => {
  test("namespaces come first, and what is applied twice is unchanged", async (context) => {
    const { cluster } = await connect(context);
    const first = kindsOf(await apply(cluster, shop("first")));
    assert.deepEqual(first, [
      "Namespace first: created",
      "Secret first/key: created",
      "ConfigMap first/settings: created",
      "Deployment first/web: created",
    ]);
    const second = await apply(cluster, shop("first"));
    assert.deepEqual(new Set(second.map(({ outcome }) => outcome.kind)), new Set(["unchanged"]));
    assert.equal(JSON.stringify(second).includes("sesame"), false, "no record holds a secret");
  });

  test("a dry run changes nothing and tells the field that the server refuses", async (context) => {
    const { cluster } = await connect(context);
    await apply(cluster, shop("dry"));
    const wrong = shop("dry").replace("replicas: 2", "replicas: -1");
    const refused = (await apply(cluster, wrong, true)).find(({ reference }) => reference.name === "web");
    assert.equal(refused?.outcome.kind, "failed");
    assert.ok(refused.outcome.causes.some(({ field }) => field === "spec.replicas"));
    const live = await cluster.objects.read(refused.reference);
    assert.equal(rolloutOf(live ?? {}).wanted, 2);
  });

  test("a diff shows what would change, without defaults of the server and without secrets", async (context) => {
    const { cluster } = await connect(context);
    await apply(cluster, shop("diff"));
    const changed = shop("diff", "shop:2").replace("open-sesame", "new-word");
    const diffs = await diffObjects(cluster.objects, objectsIn(changed));
    const web = diffs.find(({ title }) => title.startsWith("Deployment"));
    assert.ok(web !== undefined && web.live.includes("shop:1") && web.applied.includes("shop:2"));
    assert.equal(web.applied.includes("terminationMessagePath"), false);
    const secret = diffs.find(({ title }) => title.startsWith("Secret"));
    assert.ok(secret !== undefined && secret.live !== secret.applied);
    assert.equal(/sesame|new-word|bmV3/u.test(JSON.stringify(diffs)), false);
  });

  test("a field that another manager owns is a conflict until it is taken over", async (context) => {
    const { cluster } = await connect(context);
    await apply(cluster, shop("conflict"));
    const target = {
      gvk: { group: "apps", version: "v1", kind: "Deployment" },
      name: "web",
      namespace: "conflict",
    };
    await cluster.transport.request({
      what: say`change it as somebody else`,
      method: "PATCH",
      path: "/apis/apps/v1/namespaces/conflict/deployments/web?fieldManager=somebody&force=true",
      body: {
        type: "application/apply-patch+yaml",
        text: JSON.stringify({
          apiVersion: "apps/v1",
          kind: "Deployment",
          metadata: { name: "web" },
          spec: { replicas: 5 },
        }),
      },
    });
    const [, , , refused] = await apply(cluster, shop("conflict"));
    assert.ok(refused?.outcome.kind === "failed" && refused.outcome.conflict);
    assert.match(refused.outcome.failure, /somebody/u);
    const taken = await cluster.objects.apply(objectsIn(shop("conflict"))[0] ?? assert.fail("no object"), {
      dryRun: false,
      force: true,
    });
    assert.equal(rolloutOf(taken).wanted, 2);
    assert.ok(await cluster.objects.read(target));
  });

  test("one object that is refused stops no other", async (context) => {
    const { cluster } = await connect(context);
    const text = shop("partly").replace("name: settings", "name: Not_A_Name");
    const results = await apply(cluster, text);
    assert.deepEqual(
      results.map(({ outcome }) => outcome.kind),
      ["created", "created", "failed", "created"],
    );
  });

  test("what is deleted is told, and deleting it again is no failure", async (context) => {
    const { cluster } = await connect(context);
    await apply(cluster, shop("gone"));
    const objects = objectsIn(shop("gone"));
    const first = await deleteObjects(cluster.objects, objects, { dryRun: false });
    assert.deepEqual(new Set(first.map(({ outcome }) => outcome.kind)), new Set(["deleted"]));
    await eventually("the end of the namespace", async () => {
      const again = await deleteObjects(cluster.objects, objects, { dryRun: false });
      return again.every(({ outcome }) => outcome.kind === "absent");
    });
  });
});
