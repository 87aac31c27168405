import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { parseExpression } from "../../src/core/cel/parseExpression.ts";
import { checkExpression } from "../../src/core/cel/types/checkExpression.ts";
import { typeOfSchema } from "../../src/core/cel/types/typeOfSchema.ts";
import { readCrd } from "../../src/core/schema/readCrd.ts";
import type { CelValidation, Schema } from "../../src/core/schema/schema.ts";
import { schemaNode } from "../../src/core/schema/schemaNode.ts";
import { inWords } from "../../src/core/text/message.ts";
import { SHARED_ABSENT, sharedPath } from "../support/shared.ts";

test("the rules that projects publish compile, as they do on a server", (t) => {
  const folder = sharedPath("crds");
  if (folder === undefined) {
    t.skip(SHARED_ABSENT);
    return;
  }
  const rules = new Set<string>();
  const complaints = new Set<string>();
  for (const file of globSync("**/*.json", { cwd: folder })) {
    const kinds = readCrd(
      JSON.parse(readFileSync(path.join(folder, file), "utf8")),
      schemaNode({ type: "object", origin: "built-in" }),
    );
    for (const { schema } of kinds)
      for (const [rule, type] of rulesIn(schema)) {
        rules.add(rule.rule);
        for (const complaint of complaintsAbout(rule, type)) complaints.add(`${complaint} ${rule.rule}`);
      }
  }
  assert.deepEqual([...complaints], []);
  assert.ok(rules.size > 500, `${String(rules.size)} rules`);
});

function rulesIn(schema: Schema): readonly (readonly [CelValidation, Schema])[] {
  if (schema.origin === "built-in") return [];
  const below = [...schema.properties.values(), schema.items, schema.additionalProperties];
  return [
    ...schema.validations.map((rule) => [rule, schema] as const),
    ...below.flatMap((type) => (type === undefined ? [] : rulesIn(type))),
  ];
}

function complaintsAbout(rule: CelValidation, schema: Schema): readonly string[] {
  const parsed = parseExpression(rule.rule);
  if (parsed.kind !== "parsed") return [parsed.kind];
  const self = typeOfSchema(schema);
  const oldSelf = rule.optionalOldSelf === true ? ({ kind: "optional", value: self } as const) : self;
  const scope = new Map([
    ["self", self],
    ["oldSelf", oldSelf],
  ]);
  return checkExpression(parsed.expression, scope).problems.map(({ message }) => inWords(message));
}
