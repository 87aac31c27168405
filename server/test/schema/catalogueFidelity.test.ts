import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { headingOf } from "../../src/core/schema/catalogueSchemas.ts";
import { objectMetaOf } from "../../src/core/schema/layeredSchemas.ts";
import { readCrd } from "../../src/core/schema/readCrd.ts";
import { readOpenApi } from "../../src/core/schema/readOpenApi.ts";
import type { KindSchema } from "../../src/core/schema/readCrd.ts";
import type { Schema, SchemaSet } from "../../src/core/schema/schema.ts";
import { builtInKinds } from "../support/schemas.ts";
import { withAddedKinds } from "../../../scripts/catalogue/addedKinds.ts";
import { partialJson } from "../../../scripts/catalogue/partialJson.ts";
import { SHARED_ABSENT, sharedPath } from "../support/shared.ts";

/**
 * The catalogue must say what its sources said. Two type graphs are walked side by side; the catalogue lacks documentation and
 * CEL rules, and has documentation keys of its own.
 */
function assertSameType(
  actual: Schema,
  expected: Schema,
  path: string,
  seen: Map<unknown, Set<unknown>>,
): void {
  assert.deepEqual(factsOf(actual), factsOf(expected), path);
  if (expected.items !== undefined && actual.items !== undefined)
    assertSameType(actual.items, expected.items, `${path}[]`, seen);
  if (expected.additionalProperties !== undefined && actual.additionalProperties !== undefined)
    assertSameType(actual.additionalProperties, expected.additionalProperties, `${path}{}`, seen);
  const compared = seen.get(expected.properties) ?? new Set();
  if (compared.has(actual.properties)) return;
  seen.set(expected.properties, compared.add(actual.properties));
  for (const [name, field] of expected.properties) {
    const found = actual.properties.get(name);
    assert.ok(found, `${path}.${name} is missing`);
    assertSameType(found, field, `${path}.${name}`, seen);
  }
}

function factsOf(schema: Schema): unknown {
  const {
    properties,
    required,
    items,
    additionalProperties,
    definition,
    description,
    validations,
    ...facts
  } = schema;
  const { allOf, anyOf, oneOf, not, ...plain } = facts;
  return {
    ...plain,
    definition: schema.origin === "built-in" ? definition : undefined,
    fields: [...properties.keys()].sort(),
    required: [...required].sort(),
    hasItems: items !== undefined,
    hasValues: additionalProperties !== undefined,
    described: typeof description,
    ruled: Array.isArray(validations),
    allOf: allOf?.map(partialJson),
    anyOf: anyOf?.map(partialJson),
    oneOf: oneOf?.map(partialJson),
    not: not === undefined ? undefined : partialJson(not),
  };
}

test("the catalogue holds the recorded OpenAPI documents of 1.36", (t) => {
  const folder = sharedPath("openapi/1.36");
  if (folder === undefined) {
    t.skip(SHARED_ABSENT);
    return;
  }
  const documents = readdirSync(folder).map(
    (file) => JSON.parse(readFileSync(join(folder, file), "utf8")) as unknown,
  );
  const definitions = readOpenApi(documents);
  const catalogue = builtInKinds();
  const seen = new Map<unknown, Set<unknown>>();
  let compared = 0;
  for (const name of definitions.names)
    for (const gvk of definitions.kindsOf(name)) {
      const found = catalogue.lookup(gvk);
      const expected = definitions.definition(name);
      if (found.status !== "found" || expected === undefined) continue;
      assertSameType(found.schema, expected, gvk.kind, seen);
      compared++;
    }
  assert.ok(compared >= 60, `${compared} kinds compared`);
});

test("the catalogue holds the recorded CRDs", (t) => {
  const index = sharedPath("crds/index.tsv");
  if (index === undefined) {
    t.skip(SHARED_ABSENT);
    return;
  }
  const catalogue = builtInKinds();
  const objectMeta = objectMetaOf(catalogue);
  const published = new Map<string, KindSchema[]>();
  for (const line of readFileSync(index, "utf8").trim().split("\n").slice(1)) {
    const crd = JSON.parse(
      readFileSync(join(index, "..", line.split("\t")[0] ?? ""), "utf8"),
      withAddedKinds,
    ) as unknown;
    for (const kind of readCrd(crd, objectMeta)) {
      const heading = headingOf(kind.info.gvk);
      published.set(heading, [...(published.get(heading) ?? []), kind]);
    }
  }
  for (const kinds of published.values()) assertOneOf(catalogue, kinds);
  assert.ok(published.size > 500, `${published.size} kinds compared`);
});

/** Projects publish copies of the kinds of others; one of them is the catalogue's. */
function assertOneOf(catalogue: SchemaSet, kinds: readonly KindSchema[]): void {
  const failures: unknown[] = [];
  for (const { info, schema } of kinds) {
    const found = catalogue.lookup(info.gvk);
    if (found.status !== "found") assert.fail(`${headingOf(info.gvk)} is not in the catalogue`);
    try {
      assert.deepEqual(found.info, info);
      assertSameType(found.schema, schema, info.gvk.kind, new Map());
      return;
    } catch (error) {
      failures.push(error);
    }
  }
  throw failures[0];
}
