import assert from "node:assert/strict";
import test from "node:test";
import { checkDocument } from "../../src/core/validate/checkDocument.ts";
import { parseDocument } from "../../src/core/yaml/parseDocument.ts";
import { builtInKinds } from "../support/schemas.ts";
import { crdKindsIn, withWorkspaceKinds } from "../../src/sources/crdKinds.ts";

const schemas = builtInKinds();
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
  ["a block text above blank lines of Windows", `${configMap}data:\n  a: |${"\r\n".repeat(30)}b: c\n`],
  ["tabs where none may be", `${configMap}data:\n${"- { b: c }\n\t\n".repeat(many)}`],
  [
    "aliases of aliases of aliases",
    `a: &a [x, x, x, x, x, x, x, x, x]\n${["ab", "bc", "cd", "de", "ef", "fg", "gh", "hi"]
      .map((pair) => `${pair.charAt(1)}: &${pair.charAt(1)} [${`*${pair.charAt(0)}, `.repeat(9)}]\n`)
      .join("")}`,
  ],
  ["an alias of what it is in", `${configMap}data: &a\n  b: *a\n`],
];

/** Wherever a text of a certain form is wanted, one that is long, nearly of that form, and no such text. */
const nearlyRight = ["a.", "a-", "1", "1.", "a/", "a:", "*/1,", "a=", "${a}", "\\\\", "%41", " ", "ä"].map(
  (piece) => {
    const value = `"${piece.repeat(many)}!"`;
    return [
      `long texts of \`${piece}\``,
      `apiVersion: v1
kind: Pod
metadata: { name: ${value}, labels: { a: ${value}, ${value}: b }, annotations: { ${value}: ${value} }, finalizers: [${value}] }
spec:
  hostname: ${value}
  nodeSelector: { ${value}: ${value} }
  serviceAccountName: ${value}
  hostAliases: [{ ip: ${value}, hostnames: [${value}] }]
  securityContext: { sysctls: [{ name: ${value}, value: a }], windowsOptions: { runAsUserName: ${value} } }
  containers:
    - name: ${value}
      image: ${value}
      command: [sh, -c, ${value}]
      args: [${value}]
      env: [{ name: ${value}, value: ${value} }]
      ports: [{ name: ${value}, containerPort: 1, hostIP: ${value} }]
      resources: { limits: { cpu: ${value}, ${value}: 1 } }
      livenessProbe: { httpGet: { path: ${value}, port: ${value} } }
      volumeMounts: [{ name: ${value}, mountPath: ${value}, subPathExpr: ${value} }]
---
apiVersion: batch/v1
kind: CronJob
metadata: { name: a }
spec: { schedule: ${value}, timeZone: ${value}, jobTemplate: {} }
`,
    ] as const;
  },
);

for (const [what, text] of [...texts, ...nearlyRight])
  test(`${what} is checked in no time`, () => {
    assertQuick(() => {
      for (const part of text.split("\n---\n"))
        assert.equal(checkDocument(parseDocument(part), schemas, settings).failures, undefined);
    });
  });

function assertQuick(work: () => void): void {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  const seconds = (user + system) / 1e6;
  assert.ok(seconds < mostSeconds, `${String(seconds)} s`);
}

/** The definition of a kind with the schema of its one field, and an object of it. */
const definitions: readonly (readonly [what: string, schema: string, value: string])[] = [
  ["a pattern made to backtrack", '{ type: string, pattern: "^(a+)+$" }', `"${"a".repeat(many)}b"`],
  [
    "rules of loops in loops",
    `{ type: array, items: { type: integer }, x-kubernetes-validations: [${'{ rule: "self.all(a, self.all(b, self.all(c, a + b + c >= 0)))" }, '.repeat(20)}] }`,
    `[${"1, ".repeat(3_000)}]`,
  ],
  [
    "thousands of alternatives",
    `{ type: object, anyOf: [${"{ required: [a] }, ".repeat(2_000)}] }`,
    "{ b: 1 }",
  ],
  [
    "fields below fields",
    `${"{ type: object, properties: { a: ".repeat(100)}{ type: string }${" } }".repeat(100)}`,
    "{ a: 1 }",
  ],
];

for (const [what, schema, value] of definitions)
  test(`${what} in the definition of a kind take no time`, () => {
    const definition = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: harbours.example.com }
spec:
  group: example.com
  scope: Namespaced
  names: { kind: Harbour, plural: harbours }
  versions:
    - name: v1
      served: true
      storage: true
      schema: { openAPIV3Schema: { type: object, properties: { spec: ${schema} } } }
`;
    const object = `apiVersion: example.com/v1\nkind: Harbour\nmetadata: { name: a }\nspec: ${value}\n`;
    assertQuick(() => {
      const kinds = crdKindsIn(definition, undefined);
      assert.equal(kinds.length, 1);
      for (const text of [definition, object]) {
        const known = withWorkspaceKinds(schemas, kinds);
        assert.equal(checkDocument(parseDocument(text), known, settings).failures, undefined);
      }
    });
  });
