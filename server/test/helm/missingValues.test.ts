import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { readChart } from "../../src/core/helm/chart.ts";
import { missingValues } from "../../src/core/helm/missingValues.ts";
import { readTemplate } from "../../src/core/helm/readTemplate.ts";
import { writtenPath } from "../../src/core/helm/valuePath.ts";
import { parseDocument } from "../../src/core/yaml/parseDocument.ts";

const values = "image: {repository: web, tag: one}\nempty: {}\n# hidden: text\ncache: {size: 1}\n";

interface Chart {
  readonly chart?: string;
  readonly values?: string;
  readonly others?: readonly string[];
}

function missingIn(template: string, chart: Chart = {}): readonly string[] {
  const files = [chart.values ?? values, ...(chart.others ?? [])].map(parseDocument);
  return missingValues(
    readTemplate(template),
    readChart(parseDocument(chart.chart ?? "name: web\n")),
    files,
  ).map(({ reference, meant }) =>
    [writtenPath(reference.path), ...(meant === undefined ? [] : [meant])].join(" → "),
  );
}

suite("values that a template prints and nobody sets", () => {
  test("are told, with the one that was meant", () => {
    assert.deepEqual(missingIn("{{ .Values.image.repositry }}{{ .Values.other | quote }}"), [
      "image.repositry → repository",
      "other",
    ]);
  });

  test("may be set where nobody can look", () => {
    for (const template of [
      "{{ .Values.empty.a }}",
      "{{ .Values.hidden }}",
      "{{ .Values.global.a }}",
      "{{ .Values.other.below }}",
      "{{ .Values.other | default 1 }}",
      "{{ if .Values.image }}{{ .Values.image.digest }}{{ end }}",
      '{{ define "a" }}{{ .Values.other }}{{ end }}',
    ])
      assert.deepEqual(missingIn(template), [], template);
  });

  test("may be those of another chart, of other files, or unreadable", () => {
    const template = "{{ .Values.cache.host }}";
    assert.deepEqual(missingIn(template), ["cache.host"]);
    assert.deepEqual(missingIn(template, { chart: "dependencies: [{name: cache}]" }), []);
    assert.deepEqual(missingIn(template, { chart: "dependencies: [{name: redis, alias: cache}]" }), []);
    assert.deepEqual(missingIn(template, { chart: "type: library" }), []);
    assert.deepEqual(missingIn(template, { others: ["cache: {host: a}"] }), []);
    assert.deepEqual(missingIn(template, { values: "" }), []);
    assert.deepEqual(missingIn(template, { values: `${values}a: [` }), []);
  });
});
