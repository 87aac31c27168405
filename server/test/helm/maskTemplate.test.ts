import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { suite, test } from "node:test";
import { splitDocuments } from "../../src/core/yaml/splitDocuments.ts";
import { inWords } from "../../src/core/text/message.ts";
import { checkTemplate } from "../../src/core/validate/checkTemplate.ts";
import { builtInKinds } from "../support/schemas.ts";
import { projectPath } from "../support/shared.ts";

const schemas = builtInKinds();

/** What is said of a template, each finding with the text that it is about. */
function saidOf(text: string): readonly string[] {
  return checkTemplate(text, schemas).map(
    ({ code, range }) => `${code} ${text.slice(range.start, range.end)}`,
  );
}

const head = "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: {{ .Release.Name }}\n";

suite("the literal parts of a template", () => {
  test("have fields that their type knows, and values that it takes", () => {
    assert.deepEqual(
      saidOf(`${head}spec:
  replcas: {{ .Values.replicas }}
  strategy: {type: rolling}
  {{- if .Values.paused }}
  paused: "yes"
  {{- end }}
`),
      ["unknown-field replcas", "invalid-enum rolling", 'wrong-type "yes"'],
    );
  });

  test("are repaired only within a line", () => {
    const [finding] = checkTemplate(`${head}spec:\n  replcas: {{ .Values.replicas }}\n`, schemas);
    assert.deepEqual(
      finding?.fixes?.map(({ title }) => inWords(title)),
      ["Change to `replicas`"],
    );
  });

  test("are not blamed for what is printed, missing or set by another branch", () => {
    for (const spec of [
      "  replicas: {{ .Values.replicas }}\n",
      "  {{ .Values.key }}: 1\n",
      '  replicas: 1{{ "" }}\n',
      "  {{- if .Values.a }}\n  replicas: 1\n  {{- else }}\n  replicas: 2\n  {{- end }}\n",
      "  paused: tr\n  {{- .Values.end }}\n",
      '  {{- if .Capabilities.APIVersions.Has "x" }}\n  unheardOf: 1\n  {{- end }}\n',
    ])
      assert.deepEqual(saidOf(`${head}spec:\n${spec}`), [], spec);
  });

  test("are not blamed for an entry that is printed behind its dash", () => {
    const cluster = "apiVersion: ray.io/v1\nkind: RayCluster\nspec:\n  workerGroupSpecs:\n    -\n      ";
    assert.deepEqual(saidOf(`${cluster}{{- include "group" . | nindent 6 }}\n`), []);
    assert.deepEqual(saidOf(`${cluster}{{- if .a }}\n      minReplica: 1\n      {{- end }}\n`), [
      "unknown-field minReplica",
    ]);
  });

  test("of a branch do not belong to the branches before", () => {
    const branches =
      "{{- if .a }}\n        - one\n        ports:\n        {{- else }}\n        - two\n        {{- end }}\n";
    const pod = "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n      - name: web\n        args:\n        ";
    assert.deepEqual(saidOf(pod + branches), []);
  });

  test("may belong to something that is printed in front of them", () => {
    assert.deepEqual(saidOf(`${head}spec:\n  {{- include "spec" . | nindent 2 }}\n      anything: 1\n`), []);
  });

  test("are not known where the kind is printed, and where the text is rendered elsewhere", () => {
    assert.deepEqual(saidOf("apiVersion: {{ .Values.v }}\nkind: Pod\nspeck: {}\n"), []);
    assert.deepEqual(
      saidOf("apiVersion: v1\n{{ if .a }}\nkind: Pod\n{{ else }}\nkind: Service\n{{ end }}\nspeck: {}\n"),
      [],
    );
    assert.deepEqual(saidOf('{{ define "x" }}\napiVersion: v1\nkind: Pod\nspeck: {}\n{{ end }}'), []);
  });

  test("of a chart without mistakes are silent", () => {
    const templates = globSync("test-fixtures/helm/web/templates/*.yaml", { cwd: projectPath(".") });
    assert.equal(templates.length, 3);
    for (const file of templates) {
      const text = readFileSync(path.join(projectPath("."), file), "utf8");
      for (const { start, end } of splitDocuments(text))
        assert.deepEqual(saidOf(text.slice(start, end)), [], file);
    }
  });
});
