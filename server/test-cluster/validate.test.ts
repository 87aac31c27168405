import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { suite, test } from "node:test";
import { openCluster } from "../src/cli/cluster.ts";
import { run } from "../src/cli/run.ts";
import type { ExitStatus } from "../src/cli/world.ts";
import { applyObjects, deleteObjects } from "../src/cluster/applyObjects.ts";
import { folderWith, temporaryFolder } from "../test/support/temporaryFolder.ts";
import { connect, eventually, kubeconfig, objectsIn } from "./testCluster.ts";

const definition = `
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: kettles.kitchen.example.org }
spec:
  group: kitchen.example.org
  names: { kind: Kettle, plural: kettles }
  scope: Namespaced
  versions:
    - name: v1
      served: true
      storage: true
      schema:
        openAPIV3Schema:
          type: object
          properties: { spec: { type: object, properties: { litres: { type: integer } } } }
`;
const kettle = `apiVersion: kitchen.example.org/v1
kind: Kettle
metadata: { name: one }
spec: { litres: two, colour: red }
`;

/** Runs `drydock validate --context NAME` on one file. */
async function validate(
  folder: string,
  context: string,
): Promise<{ readonly status: ExitStatus; readonly output: string; readonly warnings: string }> {
  let output = "";
  let warnings = "";
  const status = await run(["validate", ".", "--context", context, "--format", "json"], {
    folder,
    language: "en",
    paint: (_, text) => text,
    write(text) {
      output += text;
      return Promise.resolve();
    },
    warn(text) {
      warnings += text;
    },
    readStandardInput: () => Promise.resolve(Buffer.of()),
    openCluster,
  });
  return { status, output, warnings };
}

suite("drydock validate --context", () => {
  test("checks against the types that the cluster serves", async (context) => {
    const { cluster, states } = await connect(context);
    const onDefinitions = (): Promise<void> => Promise.resolve();
    await applyObjects(cluster.objects, objectsIn(definition), {
      dryRun: false,
      force: false,
      onDefinitions,
    });
    const isServed = (): boolean =>
      states.at(-1)?.schemas.lookup({ group: "kitchen.example.org", version: "v1", kind: "Kettle" })
        .status === "found";
    await eventually("the type of Kettle", isServed);
    const folder = folderWith(context, { "kettle.yaml": kettle });
    process.env["KUBECONFIG"] = kubeconfig;
    process.env["XDG_CACHE_HOME"] = temporaryFolder(context);
    const { status, output, warnings } = await validate(folder, "test");
    const paths = output
      .trim()
      .split("\n")
      .map((line) => (JSON.parse(line) as { readonly path: string }).path);
    assert.deepEqual(paths.toSorted(), ["spec.colour", "spec.litres"], warnings);
    assert.equal(status, 1);
  });

  test("asks the admission policies of the cluster", async (context) => {
    const { cluster } = await connect(context);
    const policy = `
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicy
metadata: { name: few-replicas }
spec:
  failurePolicy: Fail
  matchConstraints:
    resourceRules: [{ apiGroups: [apps], apiVersions: [v1], operations: [CREATE], resources: [deployments] }]
  validations: [{ expression: "object.spec.replicas <= 3", message: "at most three replicas" }]
---
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicyBinding
metadata: { name: few-replicas }
spec: { policyName: few-replicas, validationActions: [Deny] }
`;
    const objects = objectsIn(policy);
    await applyObjects(cluster.objects, objects, {
      dryRun: false,
      force: false,
      onDefinitions: () => Promise.resolve(),
    });
    context.after(() => deleteObjects(cluster.objects, objects, { dryRun: false }));
    const folder = temporaryFolder(context);
    writeFileSync(
      path.join(folder, "web.yaml"),
      `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: 5
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: web, image: "web:1" }] }
`,
    );
    process.env["KUBECONFIG"] = kubeconfig;
    const { output, warnings } = await validate(folder, "test");
    assert.match(output, /at most three replicas/u, warnings);
  });

  test("tells names that neither the cluster nor the files have", async (context) => {
    const folder = temporaryFolder(context);
    const claim = (name: string, storageClass: string): string => `apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: ${name} }
spec:
  accessModes: [ReadWriteOnce]
  storageClassName: ${storageClass}
  resources: { requests: { storage: 1Gi } }
`;
    const storageClass =
      "{ apiVersion: storage.k8s.io/v1, kind: StorageClass, metadata: { name: here }, provisioner: x/y }";
    writeFileSync(
      path.join(folder, "claims.yaml"),
      [claim("one", "nowhere"), claim("two", "here"), storageClass].join("---\n"),
    );
    process.env["KUBECONFIG"] = kubeconfig;
    const { output, warnings } = await validate(folder, "test");
    const missing = output.split("\n").filter((line) => line.includes("not-in-cluster"));
    assert.equal(missing.length, 1, warnings);
    assert.match(missing[0] ?? "", /StorageClass `nowhere`/u);
  });

  test("asks the cluster about names that no file defines, instead of guessing", async (context) => {
    const { cluster } = await connect(context);
    const objects = objectsIn(
      "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: colours-there, namespace: default }\n",
    );
    const onDefinitions = (): Promise<void> => Promise.resolve();
    await applyObjects(cluster.objects, objects, { dryRun: false, force: false, onDefinitions });
    context.after(() => deleteObjects(cluster.objects, objects, { dryRun: false }));
    const folder = temporaryFolder(context);
    const pod = (map: string): string => `apiVersion: v1
kind: Pod
metadata: { name: uses-${map} }
spec: { containers: [{ name: web, image: "web:1", envFrom: [{ configMapRef: { name: ${map} } }] }] }
`;
    writeFileSync(path.join(folder, "pods.yaml"), `${pod("colours-there")}---\n${pod("colours-nowhere")}`);
    process.env["KUBECONFIG"] = kubeconfig;
    const { output, warnings } = await validate(folder, "test");
    const told = output.split("\n").filter((line) => line.includes("colours-"));
    assert.equal(told.length, 1, output + warnings);
    assert.match(told[0] ?? "", /not-in-cluster.*has no ConfigMap `colours-nowhere`/u);
  });

  test("says which address did not answer, and ends with 2", async (context) => {
    const folder = temporaryFolder(context);
    const file = path.join(folder, "kubeconfig");
    writeFileSync(
      file,
      `apiVersion: v1
kind: Config
clusters: [{ name: away, cluster: { server: "https://127.0.0.1:1", insecure-skip-tls-verify: true } }]
users: [{ name: nobody, user: { token: x } }]
contexts: [{ name: gone, context: { cluster: away, user: nobody } }]
`,
    );
    process.env["KUBECONFIG"] = file;
    const unreachable = await validate(folder, "gone");
    assert.equal(unreachable.status, 2);
    assert.match(unreachable.warnings, /no connection to 127\.0\.0\.1:1 .* Nothing was done\./u);
    const unknown = await validate(folder, "nowhere");
    assert.equal(unknown.status, 2);
    assert.match(unknown.warnings, /no usable context `nowhere`; it has gone/u);
  });
});
