import assert from "node:assert/strict";
import path from "node:path";
import { test } from "node:test";
import { folderWith } from "../support/temporaryFolder.ts";
import { drydock, findingsOf, type Outcome } from "./drydock.ts";

const deployment = `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web, image: web}]}
`;

function codesOf(outcome: Outcome): readonly (readonly unknown[])[] {
  return findingsOf(outcome).map((finding) => [finding["file"], finding["code"], finding["path"]]);
}

test("a part of a workload that lies with a kustomization is a patch that it does not use yet", async (context) => {
  const part = `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec: {template: {spec: {containers: [{name: web, imagePullPolcy: Never}]}}}
`;
  const folder = folderWith(context, {
    "app/kustomization.yaml": "resources: [web.yaml]\n",
    "app/web.yaml": deployment,
    "app/local.yaml": part,
    "app/pull/never.yaml": part,
    "other/local.yaml": part,
  });
  const outcome = await drydock(folder, ["validate", ".", "--format", "json", "--severity", "error"]);
  const misspelled = "spec.template.spec.containers[0].imagePullPolcy";
  assert.deepEqual(
    codesOf(outcome).filter(([file]) => !String(file).startsWith("other")),
    [
      [path.normalize("app/local.yaml"), "unknown-field", misspelled],
      [path.normalize("app/pull/never.yaml"), "unknown-field", misspelled],
    ],
  );
  assert.ok(
    codesOf(outcome).some(
      ([file, code]) => file === path.normalize("other/local.yaml") && code === "container-image",
    ),
  );
});

test("a kustomization without a namespace gets one from whoever builds it", async (context) => {
  const objects = `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: web}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view}
subjects: [{kind: ServiceAccount, name: web}]
---
apiVersion: v1
kind: ServiceAccount
metadata: {name: web, namespace: Web}
`;
  const folder = folderWith(context, {
    "app/kustomization.yaml": "resources: [taken.yaml]\n",
    "app/taken.yaml": objects,
    "app/other.yaml": objects,
  });
  const outcome = await drydock(folder, ["validate", ".", "--format", "json", "--severity", "error"]);
  assert.deepEqual(codesOf(outcome), [
    [path.normalize("app/other.yaml"), "binding-subject", "subjects[0].namespace"],
    [path.normalize("app/other.yaml"), "object-namespace", "metadata.namespace"],
    [path.normalize("app/taken.yaml"), "object-namespace", "metadata.namespace"],
  ]);
});

test("what replacements are put in the place of is not missed", async (context) => {
  const binding = `apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: web}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: web}
subjects: [{kind: ServiceAccount, name: $(web-account)}]
`;
  const folder = folderWith(context, {
    "base/kustomization.yaml": "resources: [taken.yaml]\n",
    "base/taken.yaml": binding,
    "base/other.yaml": binding,
    "top/kustomization.yaml":
      "resources: [../base]\nreplacements: [{source: {kind: ServiceAccount, name: web}, targets: [{select: {kind: RoleBinding}, fieldPaths: [subjects.*.name]}]}]\n",
  });
  const outcome = await drydock(folder, ["validate", ".", "--format", "json", "--severity", "error"]);
  assert.deepEqual(codesOf(outcome), [
    [path.normalize("base/other.yaml"), "binding-subject", "subjects[0].name"],
  ]);
});

test("a playbook in a file that is called like a patch is none, and assertions are parts", async (context) => {
  const folder = folderWith(context, {
    "tests/assertions.yaml": "apiVersion: v1\nkind: Pod\nspec: {nodeName: one}\n",
    "assert-disks.yml": "- name: Look at the disks\n  hosts: all\n  tasks: []\n",
    "scale-patch.yaml": "- {path: /spec/replicas, value: 2}\n",
  });
  const outcome = await drydock(folder, ["validate", ".", "--format", "json", "--severity", "error"]);
  assert.deepEqual(codesOf(outcome), [["scale-patch.yaml", "missing-required", "[0].op"]]);
});
