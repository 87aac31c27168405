import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { checkDocument } from "../../src/core/validate/checkDocument.ts";
import { parseDocument } from "../../src/core/yaml/parseDocument.ts";
import { labelsAt } from "./completions.ts";
import { lines } from "./cursor.ts";
import { schemas } from "./schemas.ts";

describe("what a pod can be given of itself", () => {
  const pod = (inside: string): string => `
      apiVersion: v1
      kind: Pod
      metadata: { name: web }
      spec:
        containers:
        - name: web
          image: registry.example.com/web:1.0
${inside}`;
  const variable = (path: string): string =>
    pod(`          env: [{ name: A, valueFrom: { fieldRef: { fieldPath: ${path} } } }]`);
  const file = (path: string): string =>
    pod(
      `        volumes: [{ name: a, downwardAPI: { items: [{ path: a, fieldRef: { fieldPath: ${path} } }] } }]`,
    );

  const refusals = (text: string): readonly string[] =>
    checkDocument(parseDocument(lines(text)), schemas, { severities: new Map() })
      .findings.filter(({ family }) => family === "server")
      .map(({ code }) => code);

  for (const [name, fields, count, wrong] of [
    ["by a variable", variable, 9, "metadata.labels"],
    ["by a file", file, 5, "status.podIP"],
  ] as const) {
    test(`${name} is offered, and nothing else`, () => {
      const offered = labelsAt(fields("|"));
      assert.equal(offered.length, count);
      assert.deepEqual(
        offered.flatMap((path) => refusals(fields(path))),
        [],
      );
      assert.equal(refusals(fields(wrong)).length, 1);
    });
  }
});
