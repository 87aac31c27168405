import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { suite, test } from "node:test";
import { applyObjects, deleteObjects } from "../src/cluster/applyObjects.ts";
import { temporaryFolder } from "../test/support/temporaryFolder.ts";
import { connect, eventually, kubeconfig, objectsIn } from "./testCluster.ts";

const gadget = { group: "fleet.example.org", version: "v1", kind: "Gadget" };
const definition = `
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: gadgets.fleet.example.org }
spec:
  group: fleet.example.org
  names: { kind: Gadget, plural: gadgets }
  scope: Namespaced
  versions:
    - name: v1
      served: true
      storage: true
      schema:
        openAPIV3Schema:
          type: object
          properties:
            spec:
              type: object
              required: [size]
              properties: { size: { type: integer, maximum: 5 } }
`;

suite("schemas of a cluster", () => {
  test("the version and the built-in kinds are known at once, their types without a download", async (context) => {
    const { cluster, states } = await connect(context);
    const [state] = states;
    assert.match(state?.kubernetesVersion ?? "", /^\d+\.\d+$/u);
    const deployment = state?.schemas.lookup({ group: "apps", version: "v1", kind: "Deployment" });
    assert.equal(deployment?.status, "found");
    assert.equal(cluster.objects.resourceOf({ group: "", version: "v1", kind: "Pod" }).plural, "pods");
  });

  test("a definition that is applied is known within seconds, with its types, and gone with it", async (context) => {
    const { cluster, states } = await connect(context);
    const onDefinitions = (): Promise<void> => Promise.resolve();
    await applyObjects(cluster.objects, objectsIn(definition), {
      dryRun: false,
      force: false,
      onDefinitions,
    });
    const lookup = (): string | undefined => states.at(-1)?.schemas.lookup(gadget).status;
    await eventually("the type of Gadget", () => lookup() === "found");
    const found = states.at(-1)?.schemas.lookup(gadget);
    assert.equal(found?.status === "found" && found.origin, "cluster");
    const size =
      found?.status === "found" ? found.schema.properties.get("spec")?.properties.get("size") : undefined;
    assert.equal(size?.maximum, 5);
    await deleteObjects(cluster.objects, objectsIn(definition), { dryRun: false });
    await eventually("the end of Gadget", () => lookup() !== "found");
  });

  test("what is kept on the disk answers before the cluster does", async (context) => {
    const cacheFolder = temporaryFolder(context);
    await connect(context, { cacheFolder });
    await eventually("a second start from the disk", async () => {
      const { states } = await connect(context, { cacheFolder });
      return (states[0]?.schemas.kinds().length ?? 0) > 40;
    });
  });

  test("a cluster that cannot be reached is told once, with the address and what to do", async (context) => {
    const folder = temporaryFolder(context);
    const file = path.join(folder, "kubeconfig");
    writeFileSync(
      file,
      `apiVersion: v1
kind: Config
current-context: test
clusters: [{ name: away, cluster: { server: "https://127.0.0.1:1", insecure-skip-tls-verify: true } }]
users: [{ name: nobody, user: { token: x } }]
contexts: [{ name: test, context: { cluster: away, user: nobody } }]
`,
    );
    const { states } = await connect(context, { files: [file] });
    assert.equal(states.length, 1);
    assert.equal(states[0]?.failure?.kind, "unreachable");
    assert.match(states[0].failure.message, /127\.0\.0\.1:1/u);
    assert.equal(states[0].schemas.lookup({ group: "", version: "v1", kind: "Pod" }).status, "found");
  });

  test("a context that is not there is refused with the names of those that are", async () => {
    const { pinContext } = await import("../src/cluster/kubeconfig.ts");
    assert.throws(() => pinContext("nowhere", [kubeconfig]), /`nowhere`; it has test/u);
  });
});
