import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { openFile, type SourceFile } from "../../src/core/documents/sourceFile.ts";
import { readChart } from "../../src/core/helm/chart.ts";
import { readTemplate } from "../../src/core/helm/readTemplate.ts";
import { keyStep } from "../../src/core/helm/valuePath.ts";
import { rename } from "../../src/core/rename/rename.ts";
import type { ChartText, ChartTexts } from "../../src/core/rename/valueLevel.ts";
import { valueRenaming } from "../../src/core/rename/valueRenaming.ts";
import { inWords } from "../../src/core/text/message.ts";
import { parseDocument } from "../../src/core/yaml/parseDocument.ts";

interface Texts {
  readonly values: string;
  readonly template: string;
  readonly description?: string;
  readonly schema?: string;
}

function chartOf({ values, template, description = "name: web\n", schema }: Texts): ChartTexts {
  const fileOf = (name: string, text: string): SourceFile => openFile(`file:///web/${name}`, "yaml", 0, text);
  const textOf = (name: string, text: string): ChartText => ({
    file: fileOf(name, text),
    document: parseDocument(text),
  });
  return {
    facts: readChart(parseDocument(description)),
    values: { defaults: textOf("values.yaml", values), others: [] },
    description: textOf("Chart.yaml", description),
    schemaText: schema === undefined ? undefined : textOf("values.schema.json", schema),
    templates: [{ file: fileOf("templates/web.yaml", template), template: readTemplate(template) }],
    around: undefined,
    inside: [],
  };
}

/** The texts after a value has got the name `other`, or why it has not. */
function renamed(path: string, texts: Texts): readonly string[] | string {
  const chart = chartOf(texts);
  const renaming = valueRenaming(chart, path.split(".").map(keyStep));
  assert.ok(renaming);
  const answer = rename(renaming, "other");
  if (answer.kind === "refused") return inWords(answer.because);
  const files = [chart.values.defaults, ...chart.templates, chart.description, chart.schemaText];
  return files.flatMap((each) => {
    if (each === undefined) return [];
    const edits = answer.edits.filter(({ uri }) => uri === each.file.uri);
    const text = each.file.parts.map((part) => part.text).join("");
    return edits
      .toSorted((one, two) => two.range.start - one.range.start)
      .reduce((now, { range, newText }) => now.slice(0, range.start) + newText + now.slice(range.end), text);
  });
}

suite("a value with another name", () => {
  test("has it wherever a template comes to it by a name, and the dot and variables stay", () => {
    assert.deepEqual(
      renamed("a.b", {
        values: "a: { b: 1, c: 2 }\ntext: '{{ .Values.a.b }}'\n",
        template:
          '{{ with .Values.a }}{{ .b }}{{ with .b }}{{ . }}{{ end }}{{ end }}{{ $x := .Values.a }}{{ $x.b }}{{ get $x "b" }}{{ include "n" (dict "of" $x) }}{{ define "n" }}{{ .of.b }}{{ end }}',
      }),
      [
        "a: { other: 1, c: 2 }\ntext: '{{ .Values.a.other }}'\n",
        '{{ with .Values.a }}{{ .other }}{{ with .other }}{{ . }}{{ end }}{{ end }}{{ $x := .Values.a }}{{ $x.other }}{{ get $x "other" }}{{ include "n" (dict "of" $x) }}{{ define "n" }}{{ .of.other }}{{ end }}',
        "name: web\n",
      ],
    );
  });

  test("has it in all elements that a template goes through", () => {
    assert.deepEqual(
      renamed("hosts.a.b", {
        values: "hosts:\n  a: { b: 1 }\n  c: { b: 2 }\n",
        template: "{{ range $name, $host := .Values.hosts }}{{ $host.b }}{{ end }}",
      }),
      [
        "hosts:\n  a: { other: 1 }\n  c: { other: 2 }\n",
        "{{ range $name, $host := .Values.hosts }}{{ $host.other }}{{ end }}",
        "name: web\n",
      ],
    );
  });

  test("has it in the conditions of dependencies and in the schema", () => {
    assert.deepEqual(
      renamed("features.cache", {
        values: "features:\n  cache: true\n",
        template: "a: {{ .Values.features.cache }}\n",
        description: "name: web\ndependencies:\n  - { name: c, condition: 'c.on,features.cache' }\n",
        schema:
          '{"properties":{"features":{"$ref":"#/definitions/f"}},"definitions":{"f":{"properties":{"cache":{}},"required":["cache"]}}}',
      }),
      [
        "features:\n  other: true\n",
        "a: {{ .Values.features.other }}\n",
        "name: web\ndependencies:\n  - { name: c, condition: 'c.on,features.other' }\n",
        '{"properties":{"features":{"$ref":"#/definitions/f"}},"definitions":{"f":{"properties":{"other":{}},"required":["other"]}}}',
      ],
    );
  });

  for (const [why, path, texts, because] of [
    [
      "a named template reads the name in other values, too",
      "a.b",
      {
        values: "a: { b: 1 }\nc: { b: 2 }\n",
        template: '{{ define "n" }}{{ .b }}{{ end }}{{ include "n" .Values.a }}{{ include "n" .Values.c }}',
      },
      /by the same name as `c\.b`/u,
    ],
    [
      "a map is printed",
      "a.b",
      { template: "x\n{{ toYaml .Values.a }}" },
      /`web\.yaml` \(line 2\) hands on `a` as a whole/u,
    ],
    ["all values are", "a.b", { template: "{{ toYaml .Values }}" }, /hands on `Values` as a whole/u],
    [
      "its keys are gone through",
      "a.b",
      { template: "{{ range $k, $v := .Values.a }}{{ end }}" },
      /goes through the keys of `a`/u,
    ],
    ["a key is computed", "a.b", { template: "{{ index .Values.a $.key }}" }, /hands on `a` as a whole/u],
    [
      "a variable gets something else",
      "a.b",
      { template: "{{ $x := .Values.a }}{{ $x = dict }}{{ $x.b }}" },
      /hands on `a` as a whole/u,
    ],
    [
      "a named template is not on the disk",
      "a.b",
      { template: '{{ include "common.name" . }}' },
      /`common\.name` is defined in no chart on this disk/u,
    ],
    [
      "files are rendered",
      "a.b",
      { template: '{{ tpl (.Files.Get "x") . }}' },
      /renders files of the chart by `tpl`/u,
    ],
    [
      "values are taken over",
      "a.b",
      { template: "", description: "dependencies: [{ name: c, import-values: [d] }]\n" },
      /`import-values`/u,
    ],
    [
      "a schema speaks of it elsewhere",
      "a.b",
      { template: "", schema: '{"properties":{"a":{"allOf":[{"required":["b"]}]}}}' },
      /`values\.schema\.json` has the name/u,
    ],
    [
      "an anchor shares it",
      "a.b",
      { values: "a: &a { b: 1 }\nc: *a\n", template: "" },
      /An anchor makes the key/u,
    ],
  ] as const)
    test(`is refused where ${why}`, () => {
      const said = renamed(path, { values: "a: { b: 1 }\n", ...texts });
      assert.ok(typeof said === "string", String(said));
      assert.match(said, because);
    });
});
