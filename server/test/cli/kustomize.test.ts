import assert from "node:assert/strict";
import path from "node:path";
import { test } from "node:test";
import { drydock, findingsOf, folderWith, type Outcome } from "./drydock.ts";

const deployment = `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web, image: web}]}
`;
const patch = `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec: {replcas: 2}
`;
const files = {
  "base/kustomization.yaml": "resources: [web.yaml, gone.yaml]\n",
  "base/web.yaml": deployment,
  "overlay/kustomization.yaml":
    "resources: [../base]\npatches:\n- path: patches/web.yaml\n- {path: patches/web.json, target: {kind: Deployment}}\n",
  "overlay/patches/web.yaml": patch,
  "overlay/patches/web.json": '[{"op": "remove", "path": "/spec/replica"}]',
};

function codesOf(outcome: Outcome): readonly unknown[] {
  return findingsOf(outcome).map((finding) => [finding["file"], finding["code"], finding["path"]]);
}

test("patches are checked as parts of objects, and paths of kustomizations for what they lead to", async (context) => {
  const outcome = await drydock(folderWith(context, files), [
    "validate",
    ".",
    "--format",
    "json",
    "--severity",
    "warning",
  ]);
  assert.deepEqual(codesOf(outcome), [
    [path.normalize("base/kustomization.yaml"), "missing-file", "resources[1]"],
    [path.normalize("overlay/patches/web.json"), "json-patch-path", "[0].path"],
    [path.normalize("overlay/patches/web.yaml"), "unknown-field", "spec.replcas"],
  ]);
});

test("a kustomization in a folder above says that a file is a patch", async (context) => {
  const outcome = await drydock(folderWith(context, files), [
    "validate",
    "overlay/patches/web.yaml",
    "--format",
    "json",
  ]);
  assert.deepEqual(codesOf(outcome), [
    [path.normalize("overlay/patches/web.yaml"), "unknown-field", "spec.replcas"],
  ]);
});

test("alone, a patch is an object with parts missing", async (context) => {
  const folder = folderWith(context, files);
  const outcome = await drydock(folder, [
    "validate",
    "overlay/patches/web.yaml",
    "--format",
    "json",
    "--isolate",
  ]);
  assert.ok(findingsOf(outcome).some(({ code }) => code === "missing-required"));
});

test("a path with more `..` than there are folders leads to the root, and half a character to nothing", async (context) => {
  const resources = `resources: ["${"../".repeat(40)}no-such-base", "\\uD800.yaml"]\n`;
  const outcome = await drydock(folderWith(context, { "kustomization.yaml": resources }), [
    "validate",
    ".",
    "--format",
    "json",
  ]);
  assert.deepEqual(codesOf(outcome), [
    ["kustomization.yaml", "missing-file", "resources[0]"],
    ["kustomization.yaml", "missing-file", "resources[1]"],
    ["kustomization.yaml", "yaml-syntax", ""],
  ]);
});
