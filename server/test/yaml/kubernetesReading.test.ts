import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { parseDocument } from "../../src/core/yaml/parseDocument.ts";
import { splitDocuments } from "../../src/core/yaml/splitDocuments.ts";
import { SHARED_ABSENT, sharedPath } from "../support/shared.ts";
import { canonicalJson, canonicalValue } from "../support/yamlValue.ts";

interface Recorded {
  readonly yaml: string;
  readonly error?: string;
  readonly strictError?: string;
  /** The documents that kubectl reads from the file, as JSON; empty texts for empty documents. */
  readonly kubectl: readonly string[];
  readonly kubectlError?: string;
}

/**
 * Where we deliberately read something else, keyed by the text, with the reason. Each must still differ: the test fails
 * when one of them agrees by now.
 */
const EXCEPTIONS = new Map([
  ["v: |#c\n  a\n", "the YAML specification asks for a blank before a comment, and so does js-yaml"],
  ['v: "\u0085"\n', "NEL is a line break for YAML 1.1 only; nobody writes it"],
  ["v: a\u0085b\n", "NEL is a line break for YAML 1.1 only; nobody writes it"],
  ["v: a\u2028b\n", "LS is a line break for YAML 1.1 only; nobody writes it"],
  [
    "x: &x {a: 1, b: 2}\ny:\n  <<: *x\n  b: 3\n",
    "kubectl merges before it sends, so overriding a merged key is no duplicate",
  ],
  ["x: &x {a: 1, b: 2}\ny:\n  b: 3\n  <<: *x\n", "kubectl merges before it sends"],
  ["x: &x {a: 1}\nz: &z {a: 2, c: 3}\ny:\n  <<: [*x, *z]\n", "kubectl merges before it sends"],
  ["x: &x {a: {b: 1}}\ny:\n  <<: *x\n  a: {c: 2}\n", "kubectl merges before it sends"],
  ["a: &x:y 1\nb: *x:y\n", "js-yaml allows colons in anchors, as YAML 1.2 does"],
  [`${"[".repeat(2000)}${"]".repeat(2000)}\n`, "bounded at 500 levels"],
  [
    '{"a": 1}\n{"b": 2}\n',
    "a stream of JSON objects without marks is no YAML; only kubectl's JSON reader takes it",
  ],
]);

function read(text: string): {
  readonly refused: boolean;
  readonly duplicate: boolean;
  readonly documents: readonly string[];
} {
  const documents = splitDocuments(text).map((part) => parseDocument(text.slice(part.start, part.end)));
  const problems = documents.flatMap((document) => document.problems);
  return {
    refused: problems.some((problem) => problem.code !== "duplicate-key"),
    duplicate: problems.some((problem) => problem.code === "duplicate-key"),
    documents: documents.flatMap(({ root }) =>
      root === undefined || canonicalJson(root) === "null" ? [] : [canonicalJson(root)],
    ),
  };
}

function agrees(recorded: Recorded): boolean {
  const { refused, duplicate, documents } = read(recorded.yaml);
  if (recorded.kubectlError !== undefined || refused)
    return refused === (recorded.kubectlError !== undefined);
  const duplicateExpected = recorded.strictError !== undefined && recorded.error === undefined;
  const expected = recorded.kubectl
    .filter((json) => json !== "" && json !== "null")
    .map((json) => canonicalValue(JSON.parse(json)));
  return duplicate === duplicateExpected && documents.join("\n") === expected.join("\n");
}

test("texts mean what Kubernetes' own decoder makes of them", (t) => {
  const file = sharedPath("cases/yaml.json");
  if (file === undefined) {
    t.skip(SHARED_ABSENT);
    return;
  }
  const cases = JSON.parse(readFileSync(file, "utf8")) as readonly Recorded[];
  const different = cases.filter((recorded) => !agrees(recorded)).map((recorded) => recorded.yaml);
  assert.deepEqual(different.toSorted(), [...EXCEPTIONS.keys()].toSorted());
});
