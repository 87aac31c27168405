import assert from "node:assert/strict";
import { before, suite, test } from "node:test";
import type { IGrammar } from "vscode-textmate";
import { loadGrammar, tokensIn } from "./grammars.ts";

/** As much YAML as a template is mixed with: comments, quoted and plain scalars. */
const yaml = {
  scopeName: "source.yaml",
  patterns: [
    { name: "comment.line.yaml", begin: "#", end: "$" },
    { name: "string.quoted.double.yaml", begin: '"', end: '"' },
    { name: "meta.flow-mapping.yaml", begin: "\\{", end: "\\}", patterns: [{ include: "$self" }] },
    { name: "string.unquoted.yaml", begin: '(?<=: )(?=[^\\s"{#])', end: "$" },
  ],
};

let grammar: IGrammar;

before(async () => {
  grammar = await loadGrammar("drydock.helm", yaml);
});

const actionTokens = (text: string): string[] => tokensIn(grammar, text, "meta.template.helm");

suite("actions in the YAML of a template", () => {
  test("have values, functions, texts and pipes", () => {
    assert.deepEqual(actionTokens('a: {{- .Values.image.tag | default "one" }} b'), [
      "punctuation.section.embedded.begin.helm {{-",
      "punctuation.accessor.helm .",
      "variable.language.helm Values",
      "punctuation.accessor.helm .",
      "variable.other.property.helm image",
      "punctuation.accessor.helm .",
      "variable.other.property.helm tag",
      "keyword.operator.helm |",
      "entity.name.function.helm default",
      'string.quoted.double.helm "',
      "string.quoted.double.helm one",
      'string.quoted.double.helm "',
      "punctuation.section.embedded.end.helm }}",
    ]);
  });

  test("begin and end blocks, and go on over lines", () => {
    assert.deepEqual(
      actionTokens("{{- range $name, $value :=\n  $.Values.list -}}\n{{ end }}").filter(
        (token) => !token.startsWith("punctuation"),
      ),
      [
        "keyword.control.helm range",
        "variable.other.helm $name",
        "meta.template.helm ,",
        "variable.other.helm $value",
        "keyword.operator.helm :=",
        "variable.other.helm $",
        "variable.language.helm Values",
        "variable.other.property.helm list",
        "keyword.control.helm end",
      ],
    );
  });

  test("stand in quoted texts, plain scalars and comments of YAML alike", () => {
    for (const text of ['a: "x{{ .b }}y"', "a: x{{ .b }}", "# {{ .b }}"])
      assert.deepEqual(
        actionTokens(text).filter((token) => token.startsWith("variable")),
        ["variable.other.property.helm b"],
        text,
      );
  });

  test("that are comments hold nothing", () => {
    const text = "{{- /* .a\n .b */ -}}\nc: {{ .d }}";
    assert.deepEqual(
      actionTokens(text).filter((token) => token.startsWith("variable")),
      ["variable.other.property.helm d"],
    );
    assert.deepEqual(
      tokensIn(grammar, text, "comment.block.helm").map((token) => token.split(" ", 1)[0]),
      Array.from({ length: 4 }, () => "comment.block.helm"),
    );
  });
});
