import assert from "node:assert/strict";
import { before, suite, test } from "node:test";
import type { IGrammar } from "vscode-textmate";
import { loadGrammar, tokensIn } from "./grammars.ts";

/** As much YAML as the injection relies on: scalars, comments, and mappings that keep track of their indentation. */
const value = [{ name: "string.unquoted.yaml", begin: "(?=[^\\s{|>\"'])", end: "(?=#)|$" }];
const yaml = {
  scopeName: "source.yaml",
  patterns: [
    { name: "comment.line.yaml", match: "#.*$" },
    { begin: "^( *)\\w+: ", while: "^(?=\\1 |$)", patterns: value },
    { begin: "^( *)- \\w+: ", while: "^(?=\\1   |$)", patterns: value },
  ],
};

let grammar: IGrammar;

before(async () => {
  grammar = await loadGrammar("source.yaml", yaml);
});

const celTokens = (text: string): string[] => tokensIn(grammar, text, "meta.embedded.cel");

const comparison = [
  "variable.language.cel self",
  "punctuation.accessor.cel .",
  "variable.other.property.cel replicas",
  "keyword.operator.comparison.cel <=",
  "constant.numeric.cel 5",
];

suite("CEL inside YAML", () => {
  test("a plain scalar, up to a comment", () => {
    assert.deepEqual(celTokens("- rule: self.replicas <= 5 # five"), comparison);
  });

  test("a double-quoted scalar ends at its quote", () => {
    assert.deepEqual(celTokens('- { rule: "self.replicas <= 5", message: "self" }'), comparison);
  });

  test("a single-quoted scalar, where two quotes are one", () => {
    assert.deepEqual(celTokens("expression: 'self == ''a'''\nmessage: 'self'"), [
      "variable.language.cel self",
      "keyword.operator.comparison.cel ==",
      "string.quoted.single.cel ''a''",
    ]);
  });

  test("a block scalar ends where the indentation does", () => {
    assert.deepEqual(celTokens("- rule: >-\n    self.replicas\n\n    <= 5\n  message: self"), comparison);
    assert.deepEqual(
      celTokens("a:\n  expression: |\n    self.replicas\n    <= 5\n  message: self"),
      comparison,
    );
  });

  test("macros, functions and types", () => {
    assert.deepEqual(
      celTokens("rule: has(self.a) && quantity(x).isLessThan(y)").filter((token) => /[a-z]+$/u.test(token)),
      [
        "keyword.control.macro.cel has",
        "variable.language.cel self",
        "variable.other.property.cel a",
        "support.type.cel quantity",
        "meta.embedded.cel x",
        "entity.name.function.cel isLessThan",
        "meta.embedded.cel y",
      ],
    );
  });

  test("a flow mapping goes on after a plain scalar", () => {
    assert.deepEqual(celTokens("- { rule: self.replicas <= 5, message: self }"), comparison);
  });

  test("other keys and comments hold no CEL", () => {
    assert.deepEqual(celTokens("rules: self\nmyrule: self\n# rule: self\nruleset:\n  - self"), []);
  });
});
