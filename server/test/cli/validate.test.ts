import assert from "node:assert/strict";
import { symlinkSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { schemaSetOf } from "../../src/core/schema/layeredSchemas.ts";
import { crdKindsIn } from "../../src/sources/crdKinds.ts";
import { brokenBoat, brokenPod, definition, pod } from "../support/manifests.ts";
import { folderWith } from "../support/temporaryFolder.ts";
import { drydock, findingsOf } from "./drydock.ts";

test("a valid manifest ends with status 0 and a sentence", async (context) => {
  const folder = folderWith(context, { "pod.yaml": pod });
  assert.deepEqual(await drydock(folder, ["validate", "pod.yaml"]), {
    status: 0,
    output: "No problems in 1 object in 1 file, Kubernetes 1.36.\n",
    warnings: [],
  });
});

test("folders are searched for YAML and JSON, but not those of other people's files", async (context) => {
  const folder = folderWith(context, {
    "a/pod.yaml": brokenPod,
    "a/b/pod.YML": brokenPod,
    "a/pod.json": JSON.stringify({ apiVersion: "v1", kind: "Pod", metadata: { name: "web" }, spec: {} }),
    "a/pod.txt": brokenPod,
    "a/node_modules/pod.yaml": brokenPod,
    "a/.git/pod.yaml": brokenPod,
  });
  const outcome = await drydock(folder, ["validate", "a", "--format", "json"]);
  const files = new Set(findingsOf(outcome).map(({ file }) => file));
  assert.deepEqual(
    [...files],
    ["a/b/pod.YML", "a/pod.json", "a/pod.yaml"].map((file) => path.normalize(file)),
  );
  assert.equal(outcome.status, 1);
});

test("a named file is read whatever its name, and once however often it is named", async (context) => {
  const folder = folderWith(context, { "pod.txt": brokenPod });
  const outcome = await drydock(folder, ["validate", "pod.txt", "./pod.txt", "--format=json"]);
  assert.equal(findingsOf(outcome).length, 2);
});

test("of several definitions of a kind the one counts by which the least is wrong", async (context) => {
  const boat = (field: string): string => brokenBoat.replace("mast: 1", field);
  const folder = folderWith(context, {
    "crds/boats.yaml": definition,
    "old/release.yaml": definition.replace("masts: {type: integer}", "oars: {type: integer}"),
    "sailing.yaml": boat("masts: 2"),
    "rowing.yaml": boat("oars: 2"),
    "both.yaml": boat("{masts: 2, oars: 2}"),
  });
  const outcome = await drydock(folder, ["validate", ".", "--format", "json"]);
  assert.deepEqual(
    findingsOf(outcome).map(({ file, code, path }) => [file, code, path]),
    [["both.yaml", "unknown-field", "spec.masts"]],
  );
});

test("no definition replaces a kind of Kubernetes", async (context) => {
  const folder = folderWith(context, {
    "pods.yaml": definition
      .replaceAll("harbour.example", "apps")
      .replace("{kind: Boat, plural: boats}", "{kind: Deployment, plural: deployments}"),
    "web.yaml": "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec: {masts: 2}\n",
  });
  const outcome = await drydock(folder, [
    "validate",
    "web.yaml",
    "pods.yaml",
    "--format",
    "json",
    "--only",
    "unknown-field",
  ]);
  assert.deepEqual(
    findingsOf(outcome).map(({ file, path }) => [file, path]),
    [["web.yaml", "spec.masts"]],
  );
});

test("symbolic links are followed, in circles too", async (context) => {
  const folder = folderWith(context, { "a/pod.yaml": brokenPod, "elsewhere/service.yaml": pod });
  symlinkSync("..", path.join(folder, "a/up"), "dir");
  symlinkSync("../elsewhere", path.join(folder, "a/linked"), "dir");
  const { output, status } = await drydock(folder, ["validate", "a"]);
  assert.match(output, /checked 2 objects in 2 files/u);
  assert.equal(status, 1);
});

test("a link that leads nowhere is told, and does not hide the other files", async (context) => {
  const folder = folderWith(context, { "a/pod.yaml": brokenPod });
  symlinkSync("nothing", path.join(folder, "a/gone.yaml"));
  symlinkSync("nothing", path.join(folder, "a/lock"));
  const outcome = await drydock(folder, ["validate", "a", "--format", "json"]);
  assert.deepEqual(outcome.warnings, [`There is no file or folder \`${path.normalize("a/gone.yaml")}\`.`]);
  assert.equal(findingsOf(outcome).length, 2);
  assert.equal(outcome.status, 2);
});

test("standard input is one more file", async (context) => {
  const folder = folderWith(context, {});
  const outcome = await drydock(folder, ["validate", "-", "--format", "json"], { input: brokenPod });
  assert.deepEqual(
    findingsOf(outcome).map(({ file, code }) => [file, code]),
    [
      ["<stdin>", "invalid-enum"],
      ["<stdin>", "unknown-field"],
    ],
  );
});

test("definitions are known to all files that are validated together", async (context) => {
  const folder = folderWith(context, { "boat.yaml": brokenBoat, "crds/boat.yaml": definition });
  const outcome = await drydock(folder, ["validate", ".", "--format", "json"]);
  assert.deepEqual(
    findingsOf(outcome).map(({ file, path }) => [file, path]),
    [["boat.yaml", "spec.mast"]],
  );
});

test("isolated files know their own definitions and those of --crds", async (context) => {
  const folder = folderWith(context, {
    "alone.yaml": brokenBoat,
    "together.yaml": `${definition}---\n${brokenBoat}`,
    "crds/boat.yaml": definition,
  });
  const files = async (...args: readonly string[]): Promise<readonly unknown[]> =>
    findingsOf(await drydock(folder, ["validate", ".", "--isolate", "--format", "json", ...args])).map(
      ({ file }) => file,
    );
  assert.deepEqual(await files(), ["together.yaml"]);
  assert.deepEqual(await files("--crds", "crds"), ["alone.yaml", "together.yaml"]);
});

test("--crds must lead to a definition", async (context) => {
  const folder = folderWith(context, { "pod.yaml": pod });
  const { status, warnings } = await drydock(folder, ["validate", "pod.yaml", "--crds", "pod.yaml"]);
  assert.equal(status, 2);
  assert.match(warnings.join("\n"), /`--crds pod\.yaml`: It holds no CustomResourceDefinition/u);
});

test("the chosen version decides which kinds are served", async (context) => {
  const deviceClass = "apiVersion: resource.k8s.io/v1\nkind: DeviceClass\nmetadata: {name: gpu}\nspec: {}\n";
  const folder = folderWith(context, { "class.yaml": deviceClass });
  const codes = async (version: string): Promise<readonly unknown[]> =>
    findingsOf(
      await drydock(folder, ["validate", ".", "--format", "json", "--kubernetes-version", version]),
    ).map(({ code }) => code);
  assert.deepEqual(await codes("1.36"), []);
  assert.deepEqual(await codes("v1.30.4"), ["unknown-kind"]);
});

test("--only and --severity choose what is reported", async (context) => {
  const folder = folderWith(context, { "pod.yaml": brokenPod });
  const codes = async (...args: readonly string[]): Promise<readonly unknown[]> =>
    findingsOf(await drydock(folder, ["validate", ".", "--format", "json", ...args])).map(({ code }) => code);
  assert.deepEqual(await codes("--only", "invalid-enum"), ["invalid-enum"]);
  assert.deepEqual(await codes("--only", "invalid-enum", "--only", "unknown-field"), [
    "invalid-enum",
    "unknown-field",
  ]);
  assert.deepEqual(await codes("--severity", "error"), ["invalid-enum", "unknown-field"]);
});

test("a cluster's kinds come from whoever can reach it", async (context) => {
  const folder = folderWith(context, { "boat.yaml": brokenBoat });
  const args = ["validate", ".", "--context", "harbour", "--format", "json"];
  const alone = await drydock(folder, args);
  assert.equal(alone.status, 2);
  assert.match(alone.warnings.join("\n"), /needs a connection to a cluster/u);

  const asked: string[] = [];
  const loaded: string[] = [];
  const connected = await drydock(folder, args, {
    openCluster(name) {
      asked.push(name);
      return Promise.resolve({
        kubernetesVersion: "1.36",
        schemas: schemaSetOf(crdKindsIn(definition, undefined), "1.36", "cluster"),
        load: (kinds) => {
          loaded.push(...kinds.map(({ kind }) => kind));
          return Promise.resolve();
        },
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
        diff: () => Promise.resolve([]),
        apply: () => Promise.reject(new Error("must not be asked")),
        close: () => {
          loaded.push("closed");
        },
      });
    },
  });
  assert.deepEqual(asked, ["harbour"]);
  assert.deepEqual(loaded, ["Boat", "closed"]);
  assert.deepEqual(
    findingsOf(connected).map(({ path }) => path),
    ["spec.mast"],
  );
});

test("a version that only another release of a custom resource serves is checked against that one", async (context) => {
  const definition = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: gateways.gateway.networking.k8s.io, annotations: { api-approved.kubernetes.io: unapproved } }
spec:
  group: gateway.networking.k8s.io
  names: { kind: Gateway, plural: gateways, singular: gateway, listKind: GatewayList }
  scope: Namespaced
  versions:
  - { name: v1beta1, served: true, storage: true, schema: { openAPIV3Schema: { type: object, x-kubernetes-preserve-unknown-fields: true } } }
`;
  const gateway = (version: string): string => `apiVersion: gateway.networking.k8s.io/${version}
kind: Gateway
metadata: { name: web }
spec: { gatewayClassName: web, listners: [{ name: web, port: 80, protocol: HTTP }] }
`;
  const folder = folderWith(context, {
    "crds/gateways.yaml": definition,
    "web.yaml": `${gateway("v1")}---\n${gateway("v1beta1")}---\n${gateway("v7")}`,
  });
  const outcome = await drydock(folder, ["validate", ".", "--format", "json", "--severity", "error"]);
  assert.deepEqual(
    findingsOf(outcome).map(({ document, code }) => [document, code]),
    [
      [0, "unknown-field"],
      [2, "unknown-version"],
    ],
  );
});
