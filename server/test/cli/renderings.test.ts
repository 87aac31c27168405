import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync } from "node:fs";
import path from "node:path";
import { suite, test, type TestContext } from "node:test";
import { renderChart } from "../../src/lsp/helm/helmProgram.ts";
import { buildKustomization } from "../../src/lsp/kustomize/kustomizeProgram.ts";
import { projectPath } from "../support/shared.ts";
import { folderWith } from "../support/temporaryFolder.ts";
import { drydock, findingsOf, type Outcome } from "./drydock.ts";

/** The chart of the fixtures, with some files in the place of its own. */
function chartWith(context: TestContext, files: Readonly<Record<string, string>>): string {
  const folder = folderWith(context, {});
  cpSync(projectPath("test-fixtures/helm"), folder, { recursive: true });
  cpSync(folderWith(context, files), path.join(folder, "web"), { recursive: true });
  return folder;
}

function placesOf(outcome: Outcome): readonly (readonly unknown[])[] {
  return findingsOf(outcome).map(({ file, line, code, severity }) => [file, line, code, severity]);
}

const validateBuilt = ["validate", ".", "--build", "--format", "json"];
const world = { buildKustomization, renderChart };
const hasHelm = spawnSync("helm", ["version"]).error === undefined;

suite("charts as Helm renders them", { skip: hasHelm ? false : "helm is not installed" }, () => {
  test("are right, with the charts inside of them", async (context) => {
    const outcome = await drydock(chartWith(context, {}), validateBuilt, world);
    assert.deepEqual([outcome.status, placesOf(outcome), outcome.warnings], [0, [], []]);
  });

  test("are wrong at the lines of the templates", async (context) => {
    const folder = chartWith(context, {
      "templates/more.yaml":
        "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: more\ndata:\n  PORT: {{ .Values.service.port }}\n{{- if .Values.nothing }}\n  gone: text\n{{- end }}\n",
      "charts/cache/templates/more.yaml":
        "apiVersion: v1\nkind: Service\nmetadata:\n  name: more\nspec:\n  type: {{ .Release.Name }}\n  ports: [{ port: 1 }]\n",
    });
    const alone = await drydock(
      folder,
      validateBuilt.filter((each) => each !== "--build"),
      world,
    );
    assert.deepEqual(
      placesOf(alone).filter(([, , , severity]) => severity === "error"),
      [],
    );
    const outcome = await drydock(folder, validateBuilt, world);
    assert.deepEqual(
      placesOf(outcome).filter(([, , , severity]) => severity === "error"),
      [
        [path.normalize("web/charts/cache/templates/more.yaml"), 6, "invalid-enum", "error"],
        [path.normalize("web/templates/more.yaml"), 6, "wrong-type", "error"],
      ],
    );
  });

  test("that Helm refuses as a whole are named with its reason", async (context) => {
    const folder = chartWith(context, {
      "Chart.yaml":
        "apiVersion: v2\nname: web\nversion: 0.1.0\ndependencies: [{ name: absent, version: 1.0.0, repository: https://example.com }]\n",
    });
    const { warnings } = await drydock(folder, validateBuilt, world);
    assert.match(warnings.join(), /^Helm does not render the chart in `[^`]*web\/?`.*absent$/u);
  });

  for (const [name, template, expected] of [
    [
      "cannot be rendered where a value is of another kind",
      "a: 1\nb: {{ .Values.image.tag.name }}\n",
      [2, "error"],
    ],
    ["cannot be rendered where an action has no end", "a: 1\nb: {{ if\n", [2, "error"]],
    ["cannot be rendered where no template has a name", 'a: {{ include "nobody" . }}\n', [1, "error"]],
    ["cannot be rendered to what is no YAML", "a: [\nb: {{ 1 }}\n", [1, "error"]],
    [
      "ask whoever installs them for values",
      '# a\nb: {{ required "Set b." .Values.cache.b }}\n',
      [2, "hint"],
    ],
  ] as const)
    test(name, async (context) => {
      const folder = chartWith(context, { "templates/more.yaml": template });
      const found = placesOf(
        await drydock(folder, [...validateBuilt, "--only", "chart-not-rendered"], world),
      );
      const [line, severity] = expected;
      assert.deepEqual(found, [
        [path.normalize("web/templates/more.yaml"), line, "chart-not-rendered", severity],
      ]);
    });
});

test("without Helm charts are checked as they are, and the command says so", async (context) => {
  const outcome = await drydock(chartWith(context, {}), validateBuilt, {
    buildKustomization,
    renderChart: () => Promise.resolve({ kind: "not-installed" }),
  });
  assert.equal(outcome.status, 0);
  assert.deepEqual(outcome.warnings, [
    "There is no `helm` to render charts with; they were checked without it.",
  ]);
});
