import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { openFile } from "../../src/core/documents/sourceFile.ts";
import { descriptionFindings } from "../../src/core/references/descriptionFindings.ts";
import { inWords } from "../../src/core/text/message.ts";
import { parseDocument } from "../../src/core/yaml/parseDocument.ts";

/** What is said of a `Chart.yaml`, as `severity path: message`. */
function saidOf(text: string): readonly string[] {
  const file = openFile("file:///web/Chart.yaml", "yaml", 0, text);
  const byPart = descriptionFindings(file, parseDocument(text), { severities: new Map() });
  return [...byPart.values()]
    .flat()
    .map(({ severity, path, message }) => `${severity} ${path}: ${inWords(message)}`);
}

const whole = "apiVersion: v2\nname: web\nversion: 0.1.0\n";

suite("a Chart.yaml", () => {
  for (const text of [
    whole,
    "apiVersion: v1\nname: web\nversion: v1.2\n",
    'apiVersion: v2\nname: web\nversion: "@VERSION@"\n',
    `${whole}type: library\nkeywords: [a]\nannotations: { a: 1 }\nsources:\nkubeVersion: ">=1.25-0"\nmaintainers: [{ name: a }]\n`,
    `${whole}dependencies: [{ name: a, version: ^1, alias: b, tags: [c], import-values: [d, { child: e, parent: f }] }, { name: a, version: 1 }]\n`,
    "",
    "apiVersion: v2\nname: [\n",
  ])
    test(`is right: ${JSON.stringify(text)}`, () => {
      assert.deepEqual(saidOf(text), []);
    });

  for (const [text, expected] of [
    ["apiVersion: v2\n", ["error name: ", "error version: "]],
    ["apiVersion: v3\nname: web\nversion: 1.0.0\n", ["error apiVersion: "]],
    ["apiVersion: v2\nname: web\nversion: abc\n", ["error version: `abc` is no version"]],
    [`${whole}type: lib\n`, ["error type: "]],
    [`${whole}keywords: x\n`, ["error keywords: "]],
    [`${whole}keywords: { a: b }\n`, ["error keywords: "]],
    [`${whole}foo: bar\n`, ["warning foo: "]],
    [`${whole}appVersion: 1.10\n`, ["warning appVersion: `1.10` is read as a number"]],
    [`${whole}dependencies: [{ version: 1.0.0 }]\n`, ["error dependencies[0].name: "]],
    [`${whole}dependencies: [{ name: a }, { name: a }]\n`, ["error dependencies[1].name: Another"]],
    [`${whole}dependencies: [{ name: a, alias: a b }]\n`, ["error dependencies[0].alias: `a b`"]],
  ] as const)
    test(`says what Helm says: ${JSON.stringify(text.replace(whole, ""))}`, () => {
      const said = saidOf(text);
      assert.equal(said.length, expected.length, said.join("\n"));
      for (const [index, begin] of expected.entries()) assert.ok(said[index]?.startsWith(begin), said[index]);
    });
});
