import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { readChart } from "../../src/core/helm/chart.ts";
import { chartValues, type Chart } from "../../src/core/helm/chartValues.ts";
import { missingValues } from "../../src/core/helm/missingValues.ts";
import { readTemplate } from "../../src/core/helm/readTemplate.ts";
import { writtenPath } from "../../src/core/helm/valuePath.ts";
import { parseDocument } from "../../src/core/yaml/parseDocument.ts";

const values = "image: {repository: web, tag: one}\nempty: {}\n# hidden: text\ncache: {size: 1}\n";

interface ChartTexts {
  readonly chart?: string;
  /** By their names. */
  readonly values?: Readonly<Record<string, string>>;
  readonly around?: ChartTexts;
}

function chartOf(texts: ChartTexts): Chart {
  const files = Object.entries(texts.values ?? { "values.yaml": values });
  return {
    facts: readChart(parseDocument(texts.chart ?? "name: web\n")),
    values: chartValues(
      "web/",
      files.map(([name, text]) => ({ uri: `web/${name}`, document: parseDocument(text) })),
    ),
    around: texts.around && chartOf(texts.around),
  };
}

function missingIn(template: string, texts: ChartTexts = {}): readonly string[] {
  return missingValues(readTemplate(template), chartOf(texts)).map(({ reference, meant }) =>
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
    const production = { "values-production.yaml": "cache: {host: a}" };
    assert.deepEqual(missingIn(template, { values: { "values.yaml": values, ...production } }), []);
    for (const text of ["", `${values}a: [`])
      assert.deepEqual(missingIn(template, { values: { "values.yaml": text } }), []);
  });

  test("are not known where only other files than values.yaml have values", () => {
    assert.deepEqual(missingIn("{{ .Values.other }}", { values: { "values-production.yaml": values } }), []);
  });

  test("may be given by a chart around, under the name or the aliases that it has there", () => {
    const template = "{{ .Values.image.digest }}";
    const around = (text: string, chart = "name: shop\n"): ChartTexts => ({
      chart,
      values: { "values.yaml": text },
    });
    const given = "{image: {digest: a}}";
    assert.deepEqual(missingIn(template, { around: around(`web: ${given}`) }), []);
    assert.deepEqual(missingIn(template, { around: around(`other: ${given}`) }), ["image.digest"]);
    const aliased = "dependencies: [{name: web, alias: front}]";
    assert.deepEqual(missingIn(template, { around: around(`front: ${given}`, aliased) }), []);
    assert.deepEqual(missingIn(template, { around: around(`web: ${given}`, aliased) }), ["image.digest"]);
    const outermost = around(`shop: {web: ${given}}`, "name: all");
    assert.deepEqual(missingIn(template, { around: { ...around("a: 1"), around: outermost } }), []);
  });
});
