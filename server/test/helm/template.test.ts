import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { readActions } from "../../src/core/helm/readActions.ts";
import { readTemplate } from "../../src/core/helm/readTemplate.ts";
import { writtenPath } from "../../src/core/helm/valuePath.ts";

/** The values that a template reads, as paths; those that are printed without a condition end in `!`. */
function valuesIn(text: string): readonly string[] {
  return readTemplate(text).references.map(
    ({ path, isPrinted }) => `${writtenPath(path)}${isPrinted ? "!" : ""}`,
  );
}

suite("actions of a template", () => {
  const textsOf = (text: string): readonly string[] =>
    readActions(text).map(({ start, end }) => text.slice(start, end));

  test("end at their braces, not at those of a text", () => {
    assert.deepEqual(textsOf('a: {{ printf "}}" }}{{ `{{` }} b'), ['{{ printf "}}" }}', "{{ `{{` }}"]);
    assert.deepEqual(textsOf("{{- /* a }} b */ -}} c"), ["{{- /* a }} b */ -}}"]);
    assert.deepEqual(textsOf("{{- if and\n  .a\n  .b -}}\nx\n{{- end }}"), [
      "{{- if and\n  .a\n  .b -}}",
      "{{- end }}",
    ]);
  });

  test("go to the end of the line while they are written", () => {
    assert.deepEqual(textsOf("a: {{ .Values.\nb: {{ .Values.b }}"), ["{{ .Values.", "{{ .Values.b }}"]);
    assert.deepEqual(textsOf('a: {{ include "web\nb: c'), ['{{ include "web']);
  });

  test("of a long line of quotes are read at once", () => {
    const text = `{{ ${'"'.repeat(5000)} `.repeat(20);
    assert.equal(readActions(text).length, 20);
  });
});

suite("values that a template reads", () => {
  test("behind a bracket, of an element that is counted or at an end", () => {
    assert.deepEqual(
      valuesIn(
        "{{ (index .Values.ports 0).name }} {{ (first $.Values.ports).port }} {{ (.Values.a).b }} {{ (add 1 2).c }}",
      ),
      ["ports", "ports[].name", "ports", "ports[].port", "a", "a.b"],
    );
  });

  test("by a chain, from the dot or from the dollar sign", () => {
    assert.deepEqual(valuesIn("{{ .Values.a.b }} {{ $.Values.c | quote }} {{ .Release.Name }}"), [
      "a.b!",
      "c!",
    ]);
  });

  test("below the dot of `with` and `range`, and again from the root behind them", () => {
    assert.deepEqual(
      valuesIn(
        "{{ with .Values.a }}{{ .b }}{{ $.Values.c }}{{ else }}{{ .Values.d }}{{ end }}{{ .Values.e }}",
      ),
      ["a", "a.b", "c!", "d!", "e!"],
    );
    assert.deepEqual(
      valuesIn("{{ range .Values.hosts }}{{ .name }}{{ range .paths }}{{ . }}{{ end }}{{ end }}"),
      ["hosts", "hosts[].name", "hosts[].paths", "hosts[].paths[]"],
    );
  });

  test("through variables, as long as they have one value", () => {
    assert.deepEqual(valuesIn("{{ $a := .Values.a }}{{ $a.b }}{{ $a = .Values.c }}{{ $a.d }}"), [
      "a",
      "a.b!",
      "c",
    ]);
    assert.deepEqual(valuesIn("{{ $a := .Values.a }}{{ if .b }}{{ $a = .c }}{{ end }}{{ $a.d }}"), ["a"]);
    assert.deepEqual(valuesIn("{{ range $key, $value := .Values.a }}{{ $value.b }}{{ $key }}{{ end }}"), [
      "a",
      "a[].b",
    ]);
  });

  test("by `index` with texts", () => {
    assert.deepEqual(
      valuesIn('{{ index .Values "a-b" "c" }} {{ with (index .Values.d "e") }}{{ .f }}{{ end }}'),
      ["a-b.c", "d.e", "d.e.f"],
    );
  });

  test("are not guessed where the dot is computed", () => {
    assert.deepEqual(valuesIn("{{ with (fromYaml .Values.a) }}{{ .b }}{{ end }}{{ (merge .Values.c).d }}"), [
      "a",
      "c",
    ]);
    assert.deepEqual(valuesIn('{{ define "x" }}{{ .name }}{{ .Values.a }}{{ end }}'), ["a"]);
  });

  test("may be missing where a condition or a default says so", () => {
    assert.deepEqual(valuesIn("{{ if .Values.a.enabled }}{{ .Values.a.b }}{{ .Values.c }}{{ end }}"), [
      "a.enabled",
      "a.b",
      "c!",
    ]);
    assert.deepEqual(valuesIn('{{ .Values.a | default "b" }}{{ coalesce .Values.c .Values.d }}'), [
      "a",
      "c",
      "d",
    ]);
  });
});
