import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { suite, test, type TestContext } from "node:test";
import { pathToFileURL } from "node:url";
import { applyObjects, deleteObjects } from "../src/cluster/applyObjects.ts";
import { podsOf, summaryOf } from "../src/cluster/pods.ts";
import type { DeclaredAnswer, RolloutsParams } from "../src/lsp/cluster/insideProtocol.ts";
import type { PlannedObject } from "../src/lsp/cluster/protocol.ts";
import type { ServerProcess } from "../test/support/serverProcess.ts";
import { folderWith, temporaryFolder } from "../test/support/temporaryFolder.ts";
import { connected } from "./connectedServer.ts";
import { pass, startFront, status } from "./frontServer.ts";
import { connect, eventually, objectsIn, reportStatus, waiting } from "./testCluster.ts";

const uri = "file:///manifests/claim.yaml";
const claim = (storageClass: string): string => `apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: data
spec:
  accessModes: [ReadWriteOnce]
  storageClassName: ${storageClass}
  resources: { requests: { storage: 10Gi } }
`;

const deployment = (name: string, replicas: number): string => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
  namespace: default
spec:
  replicas: ${String(replicas)}
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata: { labels: { app: ${name} } }
    spec: { containers: [{ name: web, image: "web:1" }] }
`;

type Told = Awaited<ReturnType<ServerProcess["nextDiagnostics"]>>;

async function withObjects(context: TestContext, text: string): Promise<void> {
  const { cluster } = await connect(context);
  const objects = objectsIn(text);
  const options = { dryRun: false, force: true, onDefinitions: () => Promise.resolve() };
  for (const { outcome, reference } of await applyObjects(cluster.objects, objects, options))
    assert.notEqual(outcome.kind, "failed", JSON.stringify({ reference, outcome }));
  context.after(() => deleteObjects(cluster.objects, objects, { dryRun: false }));
}

const storageClass = (name: string): string =>
  `{ apiVersion: storage.k8s.io/v1, kind: StorageClass, metadata: { name: ${name} }, provisioner: example.org/none }`;

/**
 * What claims may ask for. Parameters of a kind that no other test uses: an API server hears of no new parameters of a kind once
 * the last policy with that kind was deleted. They stand in a label, because a StorageClass never changes its own `parameters`.
 */
const claimPolicy = `
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicy
metadata: { name: access-of-claims }
spec:
  paramKind: { apiVersion: storage.k8s.io/v1, kind: StorageClass }
  matchConstraints:
    resourceRules: [{ apiGroups: [""], apiVersions: [v1], operations: [CREATE], resources: [persistentvolumeclaims] }]
  validations: [{ expression: "params.metadata.labels.access in object.spec.accessModes", message: "other access is asked for" }]
---
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicyBinding
metadata: { name: access-of-claims }
spec:
  policyName: access-of-claims
  validationActions: [Deny]
  paramRef: { name: claims, parameterNotFoundAction: Allow }
`;

const claimParam = (access: string): string => `---
apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata: { name: claims, labels: { access: ${access} } }
provisioner: example.org/none
`;

suite("an editor that is connected to a cluster", () => {
  test("is told of names that the cluster does not have, until the text names one that it has", async (context) => {
    await withObjects(context, storageClass("swift-disks"));
    const { server, nextRemarks } = await connected(context);
    const first = nextRemarks();
    await server.open(uri, claim("swiftdisks"));
    const { remarks } = await first;
    assert.deepEqual(
      remarks.map(({ code, message }) => `${code}: ${message}`),
      ["not-in-cluster: The cluster has no StorageClass `swiftdisks`; did you mean `swift-disks`?"],
    );
    const second = nextRemarks();
    await server.type(uri, 2, 6, "  storageClassName: swift".length, "-");
    assert.deepEqual((await second).remarks, []);
  });

  test("is told nothing of files that the project excludes", async (context) => {
    const folder = temporaryFolder(context);
    const configuration = "apiVersion: drydock/v1\nkind: Configuration\nexclude: [old]\n";
    writeFileSync(path.join(folder, "drydock.yaml"), configuration);
    const { server, nextRemarks } = await connected(context, folder);
    const first = nextRemarks();
    for (const name of ["old/claim.yaml", "claim.yaml"])
      await server.open(pathToFileURL(path.join(folder, name)).href, claim("no-such-disks"));
    assert.equal((await first).uri, pathToFileURL(path.join(folder, "claim.yaml")).href);
  });

  test("hears what the policies of the cluster say, with the parameters that they have at the moment", async (context) => {
    await withObjects(context, claimPolicy + claimParam("ReadWriteMany"));
    const { server } = await connected(context);
    const hasViolation = ({ diagnostics }: Told): boolean =>
      diagnostics.some(({ code }) => code === "policy-violation");
    const refused = server.nextDiagnostics(hasViolation);
    await server.open(uri, claim("any"));
    const { diagnostics } = await refused;
    assert.ok(JSON.stringify(diagnostics).includes("other access is asked for"));
    const accepted = server.nextDiagnostics((params) => params.uri === uri && !hasViolation(params));
    await withObjects(context, claimParam("ReadWriteOnce"));
    await accepted;
  });

  test("lets a parameter of the workspace win over that of the cluster", async (context) => {
    await withObjects(context, claimPolicy + claimParam("ReadWriteMany"));
    const folder = folderWith(context, { "param.yaml": claimParam("ReadWriteOncePod") });
    const { server } = await connected(context, folder);
    const refused = server.nextDiagnostics(({ diagnostics }) =>
      diagnostics.some(({ code }) => code === "policy-violation"),
    );
    await server.open(uri, claim("any"));
    await refused;
    // What the cluster alone has would go on refusing.
    const accepted = server.nextDiagnostics(
      (params) => params.uri === uri && params.diagnostics.every(({ code }) => code !== "policy-violation"),
    );
    await server.open(pathToFileURL(path.join(folder, "param.yaml")).href, claimParam("ReadWriteOnce"));
    await accepted;
  });

  test("is offered the names of the cluster", async (context) => {
    await withObjects(context, storageClass("steady-disks"));
    const { server } = await connected(context);
    await server.open(uri, claim(""));
    const { items } = await server.connection.sendRequest<{
      readonly items: readonly { readonly label: string; readonly detail?: string }[];
    }>("textDocument/completion", {
      textDocument: { uri },
      position: { line: 6, character: "  storageClassName: ".length },
    });
    const offered = items.find(({ label }) => label === "steady-disks");
    assert.equal(offered?.detail, "StorageClass in the cluster");
  });

  test("is told how far the workloads of shown files have come, for as long as they are shown", async (context) => {
    const { cluster } = await connect(context);
    const front = await startFront(context);
    const [web] = objectsIn(deployment("shown", 1));
    assert.ok(web !== undefined);
    await cluster.objects.apply(web, { dryRun: false });
    context.after(() => cluster.objects.remove(web, { dryRun: false }));
    const { server } = await connected(context, undefined, front.kubeconfig);
    let told: RolloutsParams | undefined;
    server.connection.onNotification("drydock/inside/rollouts", (params: RolloutsParams) => {
      told = params;
    });
    const show = (uris: readonly string[]): Promise<void> =>
      server.connection.sendNotification("drydock/inside/shown", { context: "test", uris });
    const watches = (): readonly string[] => front.watches().filter((url) => url.includes("shown"));
    await server.open(uri, deployment("shown", 3));
    await show([uri]);
    await eventually("the rollout", () => told?.rollouts.length === 1);
    const [rollout] = told?.rollouts ?? [];
    assert.deepEqual(
      { title: rollout?.title, line: rollout?.line, ready: rollout?.ready, wanted: rollout?.wanted },
      { title: "Deployment default/shown", line: 0, ready: 0, wanted: 1 },
    );
    let pod: string | undefined;
    await eventually("the pod", async () => {
      const [first] = await podsOf(cluster.objects, web);
      pod = first && summaryOf(first).name;
      return pod !== undefined;
    });
    await reportStatus(cluster, pod ?? "", waiting("ErrImagePull", "no such image"));
    await eventually("the trouble", () => told?.rollouts[0]?.trouble !== undefined);
    assert.equal(told?.rollouts[0]?.trouble?.message, "ErrImagePull: no such image");
    assert.equal(told.rollouts[0].trouble.range.start.line, 10, "at the image");
    await server.type(uri, 2, 0, 0, "# a line more\n");
    await eventually("the new line", () => told?.rollouts[0]?.trouble?.range.start.line === 11);
    assert.equal(watches().length, 2);
    await show([]);
    await eventually("the end of the watches", () => watches().length === 0);
  });

  test("is told of a rollout whose watch the cluster has refused in passing, once it is let", async (context) => {
    const { cluster } = await connect(context);
    const front = await startFront(context);
    const [web] = objectsIn(deployment("let", 1));
    assert.ok(web !== undefined);
    await cluster.objects.apply(web, { dryRun: false });
    context.after(() => cluster.objects.remove(web, { dryRun: false }));
    let asked = 0;
    front.decide(({ url }) => {
      if (!decodeURIComponent(url).includes("fieldSelector=metadata.name=let")) return pass;
      asked++;
      const body = status(500, "InternalError", "the store is being moved");
      return asked === 1 ? { kind: "answer", status: 500, body } : pass;
    });
    const { server } = await connected(context, undefined, front.kubeconfig);
    const isTold = new Promise<RolloutsParams>((resolve) => {
      server.connection.onNotification("drydock/inside/rollouts", resolve);
    });
    await server.open(uri, deployment("let", 1));
    await server.connection.sendNotification("drydock/inside/shown", { context: "test", uris: [uri] });
    const { rollouts } = await isTold;
    assert.deepEqual(
      rollouts.map(({ title, wanted }) => `${title} ${String(wanted)}`),
      ["Deployment default/let 1"],
    );
    assert.ok(asked > 1);
  });

  test("is told what differs from the cluster", async (context) => {
    await withObjects(context, deployment("declared", 1));
    const folder = folderWith(context, {
      "web.yaml": `${deployment("declared", 3)}---\n${claim("any")}`,
      "kustomization.yaml": "resources: [web.yaml]\npatches: [{ path: more.yaml }]\n",
      "more.yaml":
        "apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: declared }\nspec: { replicas: 9 }\n",
    });
    const { server } = await connected(context, folder);
    const declared = await server.connection.sendRequest<DeclaredAnswer>("drydock/inside/declared", {
      context: "test",
    });
    assert.deepEqual(
      declared.objects.map(({ title, line, state }) => `${title} ${String(line)} ${state}`),
      ["Deployment default/declared 0 drift", "PersistentVolumeClaim data 11 missing"],
    );
  });

  test("takes a kustomization for the objects that it stands for", async (context) => {
    if (spawnSync("kubectl", ["version", "--client"]).status !== 0) {
      context.skip("kubectl is not installed");
      return;
    }
    const folder = folderWith(context, { "web.yaml": deployment("web", 1) });
    const file = path.join(folder, "kustomization.yaml");
    const { server } = await connected(context, folder);
    const targets = [{ uri: pathToFileURL(file).href }];
    writeFileSync(file, "namePrefix: blue-\nresources: [web.yaml]\n");
    const plan = await server.connection.sendRequest<readonly PlannedObject[]>("drydock/deploy/plan", {
      targets,
    });
    assert.deepEqual(
      plan.map(({ title, line }) => `${title} ${String(line)}`),
      ["Deployment default/blue-web 0"],
    );
    writeFileSync(file, "resources: [gone.yaml]\n");
    const failed = server.connection.sendRequest("drydock/deploy/plan", { targets });
    await assert.rejects(failed, /kustomization in .* cannot be built: .*gone\.yaml/u);
  });
});
