import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { SchemaSet } from "../../src/core/schema/schema.ts";
import { inWords } from "../../src/core/text/message.ts";
import { checkDocument } from "../../src/core/validate/checkDocument.ts";
import type { NewObject } from "../../src/core/workload/deploy/sharedObjects.ts";
import { parseDocument } from "../../src/core/yaml/parseDocument.ts";
import { writeYaml } from "../../src/core/yaml/writeYaml.ts";
import { builtInKinds, publishedKinds } from "../support/schemas.ts";
import { SHARED_ABSENT, sharedPath } from "../support/shared.ts";
import { writtenFlows, type WrittenFlow } from "../support/writtenFlows.ts";

const catalogue = builtInKinds();
const definitions = sharedPath("crds");
const withDefinitions = definitions === undefined ? undefined : publishedKinds(definitions);

function complaintsOf(object: NewObject, schemas: SchemaSet): readonly string[] {
  const { findings, failures = [] } = checkDocument(parseDocument(writeYaml(object)), schemas, {
    severities: new Map(),
    practice: { level: "warning", podSecurity: "restricted" },
  });
  return [
    ...failures.map(({ code }) => `${code} failed`),
    ...findings.map(
      ({ code, path: field, message }) => `${String(object["kind"])} ${code} ${field}: ${inWords(message)}`,
    ),
  ];
}

function assertClean({ written }: WrittenFlow, schemas: SchemaSet): void {
  for (const { answers, objects } of written)
    assert.deepEqual(
      objects.flatMap((object) => complaintsOf(object, schemas)),
      [],
      JSON.stringify(answers),
    );
}

describe("everything that a flow writes keeps every rule and practice", () => {
  for (const flow of writtenFlows())
    test(flow.title, () => {
      assertClean(flow, catalogue);
    });
});

describe("everything that a flow writes fits the definitions of its kinds and their expressions", () => {
  for (const flow of writtenFlows())
    test(flow.title, { skip: withDefinitions === undefined ? SHARED_ABSENT : false }, () => {
      if (withDefinitions !== undefined) assertClean(flow, withDefinitions);
    });
});
