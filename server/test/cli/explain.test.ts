import assert from "node:assert/strict";
import { test } from "node:test";
import { shortNames } from "../../src/cli/explain/shortNames.ts";
import { definition } from "../support/manifests.ts";
import { builtInKinds } from "../support/schemas.ts";
import { folderWith } from "../support/temporaryFolder.ts";
import { drydock } from "./drydock.ts";

const ways: readonly string[] = [
  "apps/v1/Deployment.spec.strategy",
  "apps/Deployment.spec.strategy",
  "Deployment.spec.strategy",
  "deployments.spec.strategy",
  "deploy.spec.strategy",
];

for (const name of ways)
  test(`explain ${name}`, async (context) => {
    const { status, output } = await drydock(folderWith(context, {}), ["explain", name]);
    assert.equal(status, 0);
    assert.match(output, /^Deployment {2}apps\/v1 .*\nspec\.strategy {2}DeploymentStrategy\n/u);
    assert.match(output, /\nFields\n {2}rollingUpdate {2}RollingUpdateDeployment\n/u);
  });

test("a field of a list's elements, with what it may hold", async (context) => {
  const { output } = await drydock(folderWith(context, {}), [
    "explain",
    "Pod.spec.containers[0].imagePullPolicy",
  ]);
  assert.match(output, /\nspec\.containers\.imagePullPolicy {2}string\n/u);
  assert.match(output, /Allowed: `Always`, `IfNotPresent`, `Never`/u);
});

test("a required field says so", async (context) => {
  const { output } = await drydock(folderWith(context, {}), ["explain", "Service.spec.ports"]);
  assert.match(output, /\n {2}port {2}integer {2}required\n/u);
});

test("kinds of the workspace, from their definitions", async (context) => {
  const folder = folderWith(context, { "crd.yaml": definition });
  const { output } = await drydock(folder, ["explain", "Boat.spec", "--crds", "crd.yaml"]);
  assert.match(
    output,
    /^Boat {2}harbour\.example\/v1 .*\nspec {2}object\n\nFields\n {2}masts {2}integer\n$/u,
  );
});

test("of several groups with a kind of the same name, one has to be chosen", async (context) => {
  const folder = folderWith(context, {});
  const { status, warnings } = await drydock(folder, ["explain", "Cluster"]);
  assert.equal(status, 2);
  assert.match(warnings.join("\n"), /Say which: .*`postgresql\.cnpg\.io\/v1\/Cluster`/u);
  const chosen = await drydock(folder, ["explain", "postgresql.cnpg.io/Cluster"]);
  assert.match(chosen.output, /^Cluster {2}postgresql\.cnpg\.io\/v1 /u);
});

test("the code of a finding, with how it is silenced", async (context) => {
  const folder = folderWith(context, {});
  const { status, output } = await drydock(folder, ["explain", "selector-mismatch"]);
  assert.equal(status, 0);
  assert.match(output, /^selector-mismatch {2}error\n\n {2}[A-Z].+\.\n\n {2}https:\/\//u);
  assert.match(output, /`# drydock: ignore selector-mismatch`/u);
  const wrong = await drydock(folder, ["explain", "selector-mismatc"]);
  assert.equal(wrong.status, 2);
  assert.match(wrong.warnings.join(), /Did you mean `selector-mismatch`/u);
});

test("every short name is that of a kind", () => {
  const kinds = new Set(
    builtInKinds()
      .kinds()
      .map(({ gvk }) => gvk.kind),
  );
  assert.deepEqual(
    [...shortNames.values()].filter((kind) => !kinds.has(kind)),
    [],
  );
});
