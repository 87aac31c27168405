import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { test, type TestContext } from "node:test";
import { gunzipSync } from "node:zlib";
import { createDocumentCache } from "../../src/cache/documentCache.ts";
import { fingerprint } from "../../src/cache/fingerprint.ts";
import type { RunCache } from "../../src/cache/main.ts";
import { folderWith } from "../support/temporaryFolder.ts";
import { drydock, findingsOf, type Outcome } from "./drydock.ts";

function configMap(number: number): string {
  return `apiVersion: v1
kind: ConfigMap
metadata: { name: settings-${number} }
data: { depth: "4" }
`;
}

const definition = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: berths.harbour.example.com }
spec:
  group: harbour.example.com
  scope: Namespaced
  names: { plural: berths, singular: berth, kind: Berth, listKind: BerthList }
  versions:
  - name: v1
    served: true
    storage: true
    schema:
      openAPIV3Schema:
        type: object
        properties:
          spec: { type: object, properties: { depth: { type: integer, maximum: 9 } } }
`;

const policy = `apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicy
metadata: { name: few }
spec:
  matchConstraints:
    resourceRules:
    - { apiGroups: [""], apiVersions: [v1], operations: [CREATE], resources: [configmaps] }
  validations:
  - expression: size(object.data) < 5
---
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicyBinding
metadata: { name: few }
spec: { policyName: few, validationActions: [Deny] }
`;

/** Enough files to be remembered, all of them in order. */
const files: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    Array.from({ length: 60 }, (_, number) => [`settings-${number}.yaml`, configMap(number)]),
  ),
  "definition.yaml": definition,
  "policy.yaml": policy,
  "berth.yaml": `apiVersion: harbour.example.com/v1
kind: Berth
metadata: { name: north }
spec: { depth: 8 }
`,
  "pod.yaml": `apiVersion: v1
kind: Pod
metadata: { name: crane }
spec:
  containers:
  - { name: crane, image: "crane:1", envFrom: [{ configMapRef: { name: settings-7 } }] }
`,
  "secret.yaml": `apiVersion: v1
kind: Secret
metadata: { name: hidden-key }
stringData: { key: barnacle }
`,
  "operations.yaml": `- { op: add, path: /spec/harbour, value: north }
`,
  "kustomization.yaml": `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources: [pod.yaml]
`,
  "drydock.yaml": `apiVersion: drydock/v1
kind: Configuration
rules: { missing-object: warning }
`,
};

/** A project that was validated once, without a finding. */
async function validated(
  context: TestContext,
  text = files,
): Promise<{
  readonly folder: string;
  readonly kept: string;
  readonly again: (args?: readonly string[], openCache?: () => Promise<RunCache>) => Promise<Outcome>;
  readonly change: (name: string, content: string) => void;
}> {
  const folder = folderWith(context, text);
  const kept = mkdtempSync(path.join(tmpdir(), "drydock-"));
  context.after(() => {
    rmSync(kept, { recursive: true });
  });
  const openKept = (): Promise<RunCache> => Promise.resolve(cacheIn(kept));
  async function again(args: readonly string[] = [], openCache = openKept): Promise<Outcome> {
    return drydock(folder, ["validate", ".", "--format", "json", ...args], { openCache });
  }
  assert.deepEqual(await again(), { status: 0, output: "", warnings: [] });
  return {
    folder,
    kept,
    again,
    change(name, content) {
      writeFileSync(path.join(folder, name), content);
    },
  };
}

function cacheIn(folder: string, parts: Partial<RunCache> = {}): RunCache {
  return { texts: createDocumentCache(folder, 9), fingerprint, stamp: "this build", ...parts };
}

test("a file in which nothing was wrong is not checked again", async (context) => {
  const { change, kept, again } = await validated(context);
  change("berth.yaml", files["berth.yaml"]?.replace("8", "80") ?? "");
  // Whoever takes the changed text for the old one finds nothing, so that it cannot have been checked.
  const blind = cacheIn(kept, { fingerprint: (text) => fingerprint(text.replace("depth: 80", "depth: 8")) });
  assert.deepEqual(findingsOf(await again([], () => Promise.resolve(blind))), []);
  assert.deepEqual(codesOf(await again()), ["out-of-bounds"]);
});

test("what is kept counts for the same options, build and version alone", async (context) => {
  const { change, kept, again } = await validated(context);
  change("berth.yaml", files["berth.yaml"]?.replace("8", "80") ?? "");
  const blind = (text: string): string => fingerprint(text.replace("depth: 80", "depth: 8"));
  const found = async (args: readonly string[], parts: Partial<RunCache> = {}): Promise<number> =>
    findingsOf(await again(args, () => Promise.resolve(cacheIn(kept, { fingerprint: blind, ...parts }))))
      .length;
  assert.equal(await found([]), 0);
  assert.equal(await found(["--no-cache"]), 1);
  assert.equal(await found(["--severity", "error"]), 1);
  assert.equal(await found(["--kubernetes-version", "1.33"]), 1);
  assert.equal(await found([], { stamp: "another build" }), 1);
  assert.equal(await found([], { stamp: undefined }), 1);
});

const changes: readonly (readonly [what: string, file: string, from: string, to: string, code: string])[] = [
  ["a file", "settings-3.yaml", "\ndata:", "\ndate:", "unknown-field"],
  ["the definition of a kind", "definition.yaml", "maximum: 9", "maximum: 7", "out-of-bounds"],
  ["a policy", "policy.yaml", "< 5", "< 1", "policy-violation"],
  ["what a file refers to", "settings-7.yaml", "settings-7", "settings-77", "missing-object"],
  [
    "how a file is taken up",
    "kustomization.yaml",
    "resources:",
    "patches: [{ path: operations.yaml, target: { kind: Pod } }]\nresources:",
    "json-patch-path",
  ],
  [
    "what the project wants to hear",
    "drydock.yaml",
    "rules: {",
    "practice: warning\nrules: {",
    "pod-without-controller",
  ],
];

for (const [what, file, from, to, code] of changes)
  test(`another run finds what changes with ${what}`, async (context) => {
    const { change, again } = await validated(context);
    const before = files[file] ?? "";
    assert.ok(before.includes(from));
    change(file, before.replace(from, to));
    const outcome = await again();
    assert.ok(codesOf(outcome).includes(code), outcome.output);
    assert.equal(outcome.output, (await again(["--no-cache"])).output);
  });

test("an untouched project says the same in each run", async (context) => {
  const { folder, again } = await validated(context);
  for (const format of ["pretty", "sarif", "junit"]) {
    const args = ["validate", ".", "--format", format];
    assert.equal((await again(["--format", format])).output, (await drydock(folder, args)).output);
  }
});

test("nothing of a Secret is kept", async (context) => {
  const { kept } = await validated(context);
  const [file, ...others] = readdirSync(kept);
  assert.deepEqual(others, []);
  const text = gunzipSync(readFileSync(path.join(kept, file ?? ""))).toString();
  assert.match(text, /settings-7/u);
  assert.doesNotMatch(text, /hidden-key|barnacle/u);
});

test("of few files nothing is kept", async (context) => {
  const { kept } = await validated(context, { "settings.yaml": configMap(1) });
  assert.deepEqual(readdirSync(kept), []);
});

test("a broken cache costs time and nothing else", async (context) => {
  const { change, kept, again } = await validated(context);
  for (const name of readdirSync(kept)) writeFileSync(path.join(kept, name), "barnacles");
  change("settings-3.yaml", configMap(3).replace("\ndata:", "\ndate:"));
  assert.deepEqual(codesOf(await again()), ["unknown-field"]);
});

function codesOf(outcome: Outcome): readonly unknown[] {
  return findingsOf(outcome).map(({ code }) => code);
}
