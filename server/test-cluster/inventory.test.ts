import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { applyObjects } from "../src/cluster/applyObjects.ts";
import { say } from "../src/core/text/message.ts";
import { connect, eventually, objectsIn } from "./testCluster.ts";

const objects = `
apiVersion: v1
kind: Namespace
metadata: { name: pantry }
---
apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata: { name: quick-disks }
provisioner: example.org/none
---
apiVersion: v1
kind: Secret
metadata: { name: keys, namespace: pantry }
stringData: { token: open-sesame }
---
apiVersion: v1
kind: ResourceQuota
metadata: { name: devices, namespace: pantry }
spec: { hard: { requests.nvidia.com/gpu: 4 } }
---
apiVersion: v1
kind: LimitRange
metadata: { name: small, namespace: pantry }
spec: { limits: [{ type: Container, max: { memory: 2Gi } }] }
`;

suite("the inventory of a cluster", () => {
  test("names, keys, quotas and limits are known after they were asked for, values never", async (context) => {
    const { cluster } = await connect(context);
    const onDefinitions = (): Promise<void> => Promise.resolve();
    const results = await applyObjects(cluster.objects, objectsIn(objects), {
      dryRun: false,
      force: false,
      onDefinitions,
    });
    assert.deepEqual(
      new Set(results.map(({ outcome }) => outcome.kind)),
      new Set(["created"]),
      JSON.stringify(results),
    );
    const { inventory } = cluster;
    assert.equal(
      inventory.names("StorageClass", "pantry"),
      undefined,
      "nothing is read before it is asked for",
    );
    const classes = (): readonly string[] => inventory.names("StorageClass", "pantry")?.items ?? [];
    await eventually("the storage class", () => classes().includes("quick-disks"));
    await eventually(
      "the keys",
      () => inventory.keys("Secret", "keys", "pantry")?.includes("token") === true,
    );
    await eventually(
      "the quota",
      () => inventory.quotas("pantry")?.[0]?.hard.has("requests.nvidia.com/gpu") === true,
    );
    await eventually("the limit", () => inventory.limits("pantry")?.[0]?.max.has("memory") === true);
    assert.equal(JSON.stringify(inventory.keys("Secret", "keys", "pantry")).includes("sesame"), false);
  });

  test("what changes is told once it is read again, what is not there is silence", async (context) => {
    const { cluster } = await connect(context);
    const { inventory } = cluster;
    let changes = 0;
    cluster.onInventory(() => {
      changes++;
    });
    inventory.keys("ConfigMap", "nowhere", "default");
    inventory.names("GatewayClass", "default");
    assert.ok(inventory.pending().length > 0);
    await Promise.all(inventory.pending());
    assert.equal(inventory.keys("ConfigMap", "nowhere", "default"), undefined);
    assert.equal(inventory.names("GatewayClass", "default"), undefined);
    assert.equal(changes, 0);
    inventory.names("Namespace", "default");
    await Promise.all(inventory.pending());
    assert.equal(changes, 1);
  });

  test("nodes tell their labels, taints and devices", async (context) => {
    const { cluster } = await connect(context);
    const node = {
      apiVersion: "v1",
      kind: "Node",
      metadata: { name: "rack-1", labels: { "gpu.example.org/type": "big" } },
      spec: { taints: [{ key: "gpu", effect: "NoSchedule" }] },
    };
    await cluster.objects.create({ group: "", version: "v1", kind: "Node" }, undefined, node, {
      dryRun: false,
    });
    context.after(() =>
      cluster.objects.remove(
        { gvk: { group: "", version: "v1", kind: "Node" }, name: "rack-1" },
        { dryRun: false },
      ),
    );
    await cluster.transport.request({
      what: say`report what the node has`,
      method: "PATCH",
      path: "/api/v1/nodes/rack-1/status",
      body: {
        type: "application/merge-patch+json",
        text: JSON.stringify({ status: { allocatable: { "nvidia.com/gpu": "4", cpu: "8" } } }),
      },
    });
    const { inventory } = cluster;
    await eventually(
      "the node",
      () => inventory.nodes()?.items.some(({ name }) => name === "rack-1") === true,
    );
    const rack = inventory.nodes()?.items.find(({ name }) => name === "rack-1");
    assert.equal(rack?.labels.get("gpu.example.org/type"), "big");
    assert.equal(rack.allocatable.get("nvidia.com/gpu")?.digits, 4n);
    assert.ok(rack.taints.some(({ key }) => key === "gpu"));
  });
});
