import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { suite, test } from "node:test";
import { renderedDocuments, renderFailure } from "../../src/core/helm/renderedChart.ts";
import { checkDocument } from "../../src/core/validate/checkDocument.ts";
import { parseDocument } from "../../src/core/yaml/parseDocument.ts";
import { builtInKinds } from "../support/schemas.ts";
import { projectPath } from "../support/shared.ts";
import { templateLines } from "../../src/core/helm/templateLines.ts";

/** The chart of the fixtures as the real Helm renders it; nothing where none is installed. */
function renderedByHelm(): string | undefined {
  const chart = projectPath("test-fixtures/helm/web");
  const { error, status, stdout, stderr } = spawnSync("helm", ["template", "release", chart], {
    encoding: "utf8",
  });
  if (error !== undefined) return undefined;
  assert.equal(status, 0, stderr);
  return stdout;
}

suite("what Helm renders", () => {
  test("of the fixtures is clean, and comes line by line from the templates", (context) => {
    const output = renderedByHelm();
    if (output === undefined) {
      context.skip("helm is not installed");
      return;
    }
    const documents = renderedDocuments(output);
    assert.deepEqual(documents.map(({ source }) => source).toSorted(), [
      "charts/cache/templates/service.yaml",
      "templates/deployment.yaml",
      "templates/service.yaml",
      "templates/service.yaml",
    ]);
    const schemas = builtInKinds();
    for (const { source, text } of documents) {
      const { findings } = checkDocument(parseDocument(text), schemas, { severities: new Map() });
      assert.deepEqual(findings, []);
      const template = readFileSync(path.join(projectPath("test-fixtures/helm/web"), source), "utf8");
      const lines = template.split("\n");
      const origins = templateLines(template, text).flatMap((line) =>
        line === undefined ? [] : [lines[line]],
      );
      assert.ok(origins.includes("metadata:"), source);
    }
  });

  test("says which template it comes from", () => {
    const output =
      "---\n# Source: web/templates/a.yaml\na: 1\n---\n# Source: web/charts/db/templates/b.yaml\nb: 1\n---\nc: 1\n";
    assert.deepEqual(
      renderedDocuments(output).map(({ source }) => source),
      ["templates/a.yaml", "charts/db/templates/b.yaml"],
    );
  });

  test("comes from the lines with the same literal parts", () => {
    const template =
      "a: 1\nb: {{ .b }}\n{{ range .list }}\n- name: {{ . }}\n  kind: x\n{{ end }}\n{{ .more }}\na: 1";
    const rendered = "# Source\na: 1\nb: 2\n- name: one\n  kind: x\n- name: two\n  kind: x\nmore: y\na: 1";
    assert.deepEqual(templateLines(template, rendered), [undefined, 0, 1, 3, 4, 3, 4, undefined, 7]);
  });

  test("comes from the line of an action that prints nothing", () => {
    const template = "spec:\n  replicas: {{ .Values.none }}\n  name: {{ .Values.none }}-{{ .Values.other }}";
    assert.deepEqual(templateLines(template, "spec:\n  replicas: \n  name: -x"), [0, 1, 2]);
    assert.deepEqual(templateLines(template, "spec:\n  replicas:\n  name:"), [0, 1, undefined]);
  });

  test("is told with the place where Helm gave up", () => {
    for (const [errors, expected] of [
      [
        'Error: template: web/templates/a.yaml:3:12: executing "x" at <.Values.a>: nil pointer\n',
        ["templates/a.yaml", 2, 'executing "x" at <.Values.a>: nil pointer', false],
      ],
      [
        'Error: web/templates/a.yaml:3:12\n  executing "x" at <.Values.a>:\n    nil pointer\n\nUse --debug\n',
        ["templates/a.yaml", 2, 'executing "x" at <.Values.a>: nil pointer', false],
      ],
      [
        'Error: parse error at (web/charts/db/templates/a.yaml:7): function "x" not defined',
        ["charts/db/templates/a.yaml", 6, 'function "x" not defined', false],
      ],
      [
        "Error: parse error at (web/templates/a.yaml:9): unclosed action started at web/templates/a.yaml:4\n",
        ["templates/a.yaml", 3, "unclosed action started at web/templates/a.yaml:4", false],
      ],
      [
        "WARNING: old\nError: execution error at (web/templates/a.yaml:2:5): Set b.\n",
        ["templates/a.yaml", 1, "Set b.", true],
      ],
      [
        "Error: YAML parse error on web/templates/a.yaml: error converting YAML to JSON: yaml: line 2: no\n",
        ["templates/a.yaml", 0, "error converting YAML to JSON: yaml: line 2: no", false],
      ],
    ] as const) {
      const { source, line, message, isWanted } = renderFailure(errors) ?? {};
      assert.deepEqual([source, line, message, isWanted], expected);
    }
    assert.equal(renderFailure("Error: Chart.yaml file is missing"), undefined);
  });
});
