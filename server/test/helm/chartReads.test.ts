import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { chartReads } from "../../src/core/helm/chartReads.ts";
import { readTemplate } from "../../src/core/helm/readTemplate.ts";
import { writtenPath } from "../../src/core/helm/valuePath.ts";
import { parseDocument } from "../../src/core/yaml/parseDocument.ts";

/** The values that the templates of a chart read, with what becomes of them. */
function readsIn(templates: readonly string[], values = ""): readonly string[] {
  const placed = templates.map((text, file) => ({ file, template: readTemplate(text) }));
  const { references } = chartReads(placed, placed, [{ file: -1, document: parseDocument(values) }]);
  return references.map(({ reference: { path, use } }) => `${writtenPath(path)} ${use}`);
}

suite("values that a chart reads", () => {
  test("through the dot that a named template is called with", () => {
    assert.deepEqual(
      readsIn([
        '{{ define "port" }}{{ .number }}{{ if $.name }}a{{ end }}{{ end }}',
        '{{ include "port" .Values.service }}',
      ]),
      ["service followed", "service.number given", "service.name tested"],
    );
  });

  test("through a `dict` or a `list`, and on from there", () => {
    assert.deepEqual(
      readsIn([
        '{{ define "outer" }}{{ include "inner" (dict "of" .part.web "ctx" .ctx) }}{{ end }}',
        '{{ define "inner" }}{{ .of.name }}{{ .ctx.Values.global }}{{ end }}',
        '{{ template "outer" (dict "part" .Values.parts "ctx" $) }}',
      ]),
      ["global given", "parts followed", "parts.web followed", "parts.web.name given", "global given"],
    );
    assert.deepEqual(
      readsIn(['{{ define "a" }}{{ (index . 1).b }}{{ end }}{{ include "a" (list . .Values.c) }}']),
      ["c followed", "c.b given"],
    );
  });

  test("by functions that take the names of keys, as texts", () => {
    assert.deepEqual(
      readsIn([
        '{{ get .Values "a" }}{{ if hasKey .Values.b "c" }}{{ end }}{{ dig "e" "f" "" .Values.d }}{{ index .Values.g $.key }}',
      ]),
      ["a given", "b.c tested", "d.e.f given", "g given"],
    );
    assert.deepEqual(readsIn(['{{ (get .Values.a "b").c }}{{ (.Values.d | default dict).e }}']), [
      "a.b followed",
      "a.b.c given",
      "d followed",
      "d.e given",
    ]);
  });

  test("in the root under other names, but not in those of charts inside", () => {
    assert.deepEqual(
      readsIn([
        "{{ $root := . }}{{ range .Values.a }}{{ $root.Values.b }}{{ end }}{{ .Subcharts.c.Values.d }}{{ $.Values.e }}",
      ]),
      ["a ranged", "b given", "e given"],
    );
  });

  test("in texts of the values, and of templates", () => {
    assert.deepEqual(readsIn([], 'host: "{{ .Values.name }}.example.com"\nport: 1\n'), ["name given"]);
    assert.deepEqual(readsIn(['{{ tpl "{{ .Values.a }}" . }}']), ["a given"]);
  });

  test("as wholes, where something else goes on with them", () => {
    assert.deepEqual(
      readsIn([
        "{{ toYaml .Values.a }}{{ $b := .Values.b }}{{ $b = .Values.c }}{{ with .Values.d }}{{ . }}{{ end }}{{ if and .Values.e (not .Values.f) }}{{ end }}",
      ]),
      ["a given", "b given", "c given", "d followed", "d given", "e tested", "f tested"],
    );
  });
});
