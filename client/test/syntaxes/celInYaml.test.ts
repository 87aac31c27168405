import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { before, suite, test } from "node:test";
import oniguruma from "vscode-oniguruma";
import textmate, { type IGrammar } from "vscode-textmate";

// Both packages are CommonJS of a form whose names Node cannot import one by one.
const { createOnigScanner, createOnigString, loadWASM } = oniguruma;
const { INITIAL, parseRawGrammar, Registry } = textmate;

const folder = path.join(import.meta.dirname, "../../../syntaxes");

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
  const wasm = readFileSync(createRequire(import.meta.url).resolve("vscode-oniguruma/release/onig.wasm"));
  await loadWASM({ data: wasm });
  const files: Readonly<Record<string, string>> = {
    "source.cel": "cel.tmLanguage.json",
    "drydock.cel-in-yaml": "cel-in-yaml.tmLanguage.json",
  };
  const registry = new Registry({
    onigLib: Promise.resolve({ createOnigScanner, createOnigString }),
    loadGrammar: (scope) => {
      const file = files[scope];
      const text = file === undefined ? JSON.stringify(yaml) : readFileSync(path.join(folder, file), "utf8");
      return Promise.resolve(parseRawGrammar(text, "grammar.json"));
    },
    getInjections: (scope) => (scope === "source.yaml" ? ["drydock.cel-in-yaml"] : undefined),
  });
  const loaded = await registry.loadGrammar("source.yaml");
  assert.ok(loaded);
  grammar = loaded;
});

/** The innermost scope of every token of the text that is CEL, with the token. */
function celTokens(text: string): string[] {
  let state = INITIAL;
  return text.split("\n").flatMap((line) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
    state = ruleStack;
    return tokens
      .filter(({ scopes }) => scopes.includes("meta.embedded.cel"))
      .map(
        ({ startIndex, endIndex, scopes }) =>
          `${scopes.at(-1) ?? ""} ${line.slice(startIndex, endIndex).trim()}`,
      )
      .filter((token) => !token.endsWith(" "));
  });
}

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
