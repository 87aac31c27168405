import assert from "node:assert/strict";
import test from "node:test";
import { checkDocument } from "../../src/core/validate/checkDocument.ts";
import { parseDocument } from "../../src/core/yaml/parseDocument.ts";
import { loadCatalogue } from "../../src/sources/catalogue.ts";

const schemas = loadCatalogue("1.36");
const settings = {
  severities: new Map(),
  practice: { level: "warning", podSecurity: "restricted" },
} as const;

const many = 25_000;
/** Of a processor. In proportion to its length each text takes a tenth of it; in proportion to the square, more than this. */
const mostSeconds = 1.5;

const configMap = "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n";
const containing = (rest: string): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: { name: a }\nspec:\n  containers:\n    - name: a\n      image: a\n${rest}`;
const numbered = (line: (number: number) => string, count = many): string =>
  Array.from({ length: count }, (_, number) => line(number)).join("");

const texts: readonly (readonly [what: string, text: string])[] = [
  ["a map of many keys", `${configMap}data:\n${numbered((number) => `  k${number}: v\n`)}`],
  ["the same key many times", `${configMap}data:\n${"  k: v\n".repeat(many)}`],
  ["many labels", `apiVersion: v1\nkind: Pod\nmetadata:\n  labels:\n${numbered((at) => `    k${at}: v\n`)}`],
  ["many unknown fields", `${configMap}${numbered((number) => `k${number}: v\n`)}`],
  [
    "a list of many containers",
    containing(numbered((number) => `    - { name: c${number}, image: a }\n`, many / 10)),
  ],
  ["a script of many words", containing(`      command: [sh, -c, "${"vllm serve ".repeat(many)}"]\n`)],
  ["variables in variables", containing(`      env: [{ name: A, value: "${"$(A)".repeat(many)}" }]\n`)],
  ["a line of megabytes", `${configMap}data: { a: "${"x".repeat(10_000_000)}" }\n`],
  ["a line of dashes", "- ".repeat(4 * many)],
  ["a line of brackets", "[".repeat(many)],
  [
    "lines each deeper than the last",
    Array.from({ length: 400 }, (_, at) => `${" ".repeat(at)}k:`).join("\n"),
  ],
  ["a list that goes on at the margin", `${configMap}data: [\n${"b,\n".repeat(many / 10)}]\n`],
  ["quotes that nobody closes", `${configMap}data:\n${'  a: "b\n'.repeat(many)}`],
  ["control characters in one line", `${configMap}data: ${"a: b\0".repeat(many)}`],
  ["tabs where none may be", `${configMap}data:\n${"- { b: c }\n\t\n".repeat(many)}`],
  [
    "aliases of aliases of aliases",
    `a: &a [x, x, x, x, x, x, x, x, x]\n${["ab", "bc", "cd", "de", "ef", "fg", "gh", "hi"]
      .map((pair) => `${pair.charAt(1)}: &${pair.charAt(1)} [${`*${pair.charAt(0)}, `.repeat(9)}]\n`)
      .join("")}`,
  ],
  ["an alias of what it is in", `${configMap}data: &a\n  b: *a\n`],
];

for (const [what, text] of texts)
  test(`${what} is checked in no time`, () => {
    const before = process.cpuUsage();
    const { failures } = checkDocument(parseDocument(text), schemas, settings);
    const { user, system } = process.cpuUsage(before);
    assert.equal(failures, undefined);
    const seconds = (user + system) / 1e6;
    assert.ok(seconds < mostSeconds, `${String(seconds)} s`);
  });
