import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { suite, test } from "node:test";
import { openFile } from "../../src/core/documents/sourceFile.ts";
import { reasonOf } from "../../src/core/kustomize/buildFailure.ts";
import { failedBuild } from "../../src/core/references/failedBuild.ts";
import { unsaid } from "../../src/core/references/checkBuilds.ts";
import { inWords } from "../../src/core/text/message.ts";
import { buildKustomization } from "../../src/lsp/kustomize/kustomizeProgram.ts";
import { folderWith } from "../support/temporaryFolder.ts";

const web = `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web, image: web}]}
`;

/** Kustomizations that no real tool builds, and the place that it speaks of. */
const broken: readonly (readonly [text: string, path: string])[] = [
  ["namePrefix: a-\nresources: [web.yaml, bad.yaml]\n", "resources[1]"],
  ["resources: [web.yaml, web.yaml]\n", "resources[1]"],
  [
    "resources: [web.yaml]\nreplacements:\n- source: {kind: ConfigMap, name: settings}\n  targets: [{select: {kind: Deployment}, fieldPaths: [spec.replicas]}]\n",
    "replacements[0].source.name",
  ],
  [
    "resources: [web.yaml]\nreplacements:\n- source: {kind: Deployment, name: web}\n  targets: [{select: {kind: Deployment}, fieldPaths: [spec.strategy.type]}]\n",
    "replacements[0].targets[0].fieldPaths[0]",
  ],
  [
    "resources: [web.yaml]\npatches:\n- target: {kind: Deployment}\n  patch: |\n    - {op: test, path: /spec/replicas, value: 3}\n- target: {kind: Deployment}\n  patch: |\n    - op: remove\n      path: /spec/paused\n",
    "patches[0].patch",
  ],
  [
    "resources: [web.yaml]\nconfigMapGenerator:\n- name: settings\n  literals: [a=b, novalue]\n",
    "configMapGenerator[0].literals[1]",
  ],
  [
    "resources: [web.yaml]\nsecretGenerator:\n- name: c\n  behavior: merge\n  literals: [a=b]\n",
    "secretGenerator[0].name",
  ],
  ["# of the team\n---\nresources: [web.yaml, .]\n", "resources[1]"],
  [
    "resources: [web.yaml]\nlabels:\n- pairs: {component: api}\npatches:\n- patch: |\n    apiVersion: apps/v1\n    kind: Deployment\n    metadata: {name: api}\n",
    "resources",
  ],
];

const hasTool = ["kubectl", "kustomize"].some((name) => spawnSync(name, ["version"]).error === undefined);

suite("a kustomization that cannot be built", () => {
  test(
    "is told where the real tool says what is wrong",
    { skip: hasTool ? false : "neither kustomize nor kubectl is installed" },
    async (context) => {
      for (const [text, expected] of broken) {
        const folder = folderWith(context, {
          "kustomization.yaml": text,
          "web.yaml": web,
          "bad.yaml": "a: [\nb: 1\n",
        });
        const built = await buildKustomization(folder);
        assert.ok(built.kind === "failed", text);
        const [finding, ...others] = failedBuild(
          openFile("file:///kustomization.yaml", "yaml", 1, text),
          built.errors,
        );
        assert.deepEqual(
          [finding?.code, finding?.path, others],
          ["kustomization-not-built", expected, []],
          built.errors,
        );
        assert.ok(finding !== undefined && finding.range.start < finding.range.end);
      }
    },
  );

  test(
    "is a warning where whoever builds it may allow what it takes from elsewhere",
    { skip: hasTool ? false : "neither kustomize nor kubectl is installed" },
    async (context) => {
      for (const [text, expected] of [
        ["resources: [../web.yaml]\n", "resources[0]"],
        [
          "configMapGenerator: [{name: settings, files: [web=../web.yaml]}]\n",
          "configMapGenerator[0].files[0]",
        ],
      ] as const) {
        const folder = folderWith(context, { "top/kustomization.yaml": text, "web.yaml": web });
        const built = await buildKustomization(join(folder, "top"));
        assert.ok(built.kind === "failed");
        const [finding] = failedBuild(openFile("file:///kustomization.yaml", "yaml", 1, text), built.errors);
        assert.deepEqual([finding?.severity, finding?.path], ["warning", expected]);
        assert.ok(finding !== undefined && inWords(finding.message).includes("LoadRestrictionsNone"));
      }
    },
  );

  test(
    "is not told where the object that a patch lacks has a name that Flux fills in",
    { skip: hasTool ? false : "neither kustomize nor kubectl is installed" },
    async (context) => {
      const patch = "apiVersion: v1, kind: Secret, metadata: {name: '${APP}-postgres'}";
      const text = `resources: [web.yaml]\npatches:\n- patch: |\n    {${patch}}\n`;
      const folder = folderWith(context, { "kustomization.yaml": text, "web.yaml": web });
      const built = await buildKustomization(folder);
      assert.ok(built.kind === "failed");
      const file = openFile("file:///kustomization.yaml", "yaml", 1, text);
      assert.deepEqual(failedBuild(file, built.errors), []);
      assert.equal(failedBuild(file, built.errors.replaceAll("${APP}-postgres", "postgres")).length, 1);
    },
  );

  test("is told at its first field where nothing of it is named", () => {
    const text = "# of the team\n---\nresources: [web.yaml]\n";
    const [finding] = failedBuild(
      openFile("file:///kustomization.yaml", "yaml", 1, text),
      "Error: no memory",
    );
    assert.equal(text.slice(finding?.range.start, finding?.range.end), "resources");
  });

  test("is told in the tool's own words, without what programs put around them", () => {
    for (const errors of [
      "Error: no 'x.yaml' here",
      "error: no 'x.yaml' here\n",
      `E1126 12:04:33.228309   30160 run.go:72] "command failed" err="no 'x.yaml' here"`,
      `# Warning: something is old\nE1126 12:04:33.2   30160 run.go:72] "command failed" err=<\n\tno 'x.yaml'\n\there\n >`,
    ])
      assert.equal(reasonOf(errors), "no 'x.yaml' here");
    assert.equal(reasonOf(`E1 1 r.go:1] "command failed" err="no \\"x\\" here"`), 'no "x" here');
  });

  test("is not told beside another error, nor beside a warning at the same place", () => {
    const [finding] = failedBuild(
      openFile("file:///kustomization.yaml", "yaml", 1, "resources: [a.yaml]\n"),
      "Error: 'a.yaml'",
    );
    assert.ok(finding !== undefined);
    assert.equal(inWords(finding.message), "Kustomize cannot build this: 'a.yaml'");
    const other = { ...finding, code: "other" };
    const elsewhere = { ...other, range: { start: 0, end: 1 } };
    assert.deepEqual(unsaid([{ ...other, severity: "warning" }], [finding]), []);
    assert.deepEqual(unsaid([elsewhere], [finding]), []);
    assert.deepEqual(unsaid([{ ...elsewhere, severity: "warning" }], [finding]), [finding]);
  });
});
