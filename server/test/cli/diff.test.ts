import assert from "node:assert/strict";
import { suite, test } from "node:test";
import type { ObjectChange, WorldCluster } from "../../src/cli/world.ts";
import { builtInKinds } from "../support/schemas.ts";
import { folderWith } from "../support/temporaryFolder.ts";
import { drydock } from "./drydock.ts";

const manifest = "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n";

/** A stand-in for a cluster; the real one answers in server/test-cluster. */
function clusterThatSays(changes: readonly ObjectChange[], asked: string[] = []): WorldCluster {
  return {
    kubernetesVersion: "1.36",
    schemas: builtInKinds(),
    load: () => Promise.resolve(),
    policies: () => Promise.resolve(""),
    inventory: {
      namespace: "default",
      names: () => undefined,
      keys: () => undefined,
      nodes: () => undefined,
      quotas: () => undefined,
      limits: () => undefined,
      pending: () => [],
    },
    apply: () => Promise.reject(new Error("must not be asked")),
    diff(wanted) {
      asked.push(...wanted.map(({ name }) => name));
      return Promise.resolve(changes);
    },
    close: () => {
      asked.push("closed");
    },
  };
}

suite("drydock diff", () => {
  test("shows what would change, be created and be refused", async (context) => {
    const folder = folderWith(context, { "a.yaml": manifest });
    const asked: string[] = [];
    const cluster = clusterThatSays(
      [
        {
          title: "ConfigMap a",
          live: "kind: ConfigMap\ndata:\n  x: 1\n",
          applied: "kind: ConfigMap\ndata:\n  x: 2\n",
        },
        { title: "ConfigMap b", live: "", applied: "kind: ConfigMap\n" },
        { title: "ConfigMap c", live: "kind: ConfigMap\n", applied: "kind: ConfigMap\n" },
        { title: "ConfigMap d", live: "", applied: "", failure: "no such namespace" },
      ],
      asked,
    );
    const { status, output } = await drydock(folder, ["diff", "a.yaml", "--context", "harbour"], {
      openCluster: () => Promise.resolve(cluster),
    });
    assert.equal(status, 1);
    assert.deepEqual(asked, ["a", "closed"]);
    assert.equal(
      output,
      `ConfigMap a would change:
--- a/ConfigMap a
+++ b/ConfigMap a
@@ -1,3 +1,3 @@
 kind: ConfigMap
 data:
-  x: 1
+  x: 2

ConfigMap b would be created:
--- a/ConfigMap b
+++ b/ConfigMap b
@@ -0,0 +1,1 @@
+kind: ConfigMap

ConfigMap d would be refused: no such namespace
`,
    );
  });

  test("is silent where nothing would change", async (context) => {
    const openCluster = (): Promise<WorldCluster> => Promise.resolve(clusterThatSays([]));
    const args = ["diff", "-", "--context", "harbour"];
    const { status, output } = await drydock(folderWith(context, {}), args, { input: manifest, openCluster });
    assert.deepEqual({ status, output }, { status: 0, output: "" });
  });

  test("says what it has not compared", async (context) => {
    const openCluster = (): Promise<WorldCluster> => Promise.resolve(clusterThatSays([]));
    const said = async (input: string): Promise<readonly unknown[]> => {
      const args = ["diff", "-", "--context", "harbour"];
      const { status, warnings } = await drydock(folderWith(context, {}), args, { input, openCluster });
      return [status, warnings];
    };
    assert.deepEqual(await said("hello\n"), [
      2,
      ["There is no Kubernetes object in it. Nothing was compared."],
    ]);
    const nameless = "An object without `metadata.name` cannot be compared: give each one a name.";
    assert.deepEqual(await said(`${manifest}---\n${manifest.replace("name: a", "generateName: a")}`), [
      2,
      [nameless],
    ]);
    assert.deepEqual(await said(manifest.replace("name: a", "generateName: a")), [2, [nameless]]);
  });

  test("contacts no cluster that was not named", async (context) => {
    const openCluster = (): Promise<WorldCluster> => Promise.reject(new Error("must not be asked"));
    const { status, warnings } = await drydock(folderWith(context, {}), ["diff", "-"], { openCluster });
    assert.equal(status, 2);
    assert.match(warnings.join(), /Name the context/u);
  });
});
