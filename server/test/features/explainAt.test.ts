import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { explainAt } from "../../src/core/features/explanation/explainAt.ts";
import { inWords } from "../../src/core/text/message.ts";
import { lines, withCursor } from "./cursor.ts";
import { schemas } from "./schemas.ts";

function explained(marked: string): string | undefined {
  const { text, offset } = withCursor(lines(marked));
  const describe = (definition: string, field: string): string | undefined =>
    `${definition}.${field}` === "core.v1.Container.image" ? "Which image to run. More words." : undefined;
  return explainAt(text, offset, schemas, describe, inWords);
}

suite("the explanation of what the cursor is on", () => {
  test("tells a field of a kind with its type, and the fields below it", () => {
    const text = explained(`
      apiVersion: apps/v1
      kind: Deployment
      spec:
        template:
          spec:
            contai|ners: []
    `);
    assert.match(text ?? "", /^Deployment {2}apps\/v1 · lives in a namespace · Kubernetes 1\.\d+\n/u);
    assert.match(text ?? "", /\nspec\.template\.spec\.containers {2}/u);
    assert.match(text ?? "", /\n {2}image {2}string\n {6}Which image to run\.\n/u);
  });

  test("tells the kind at its name", () => {
    const text = explained(`
      apiVersion: apps/v1
      kind: Deploy|ment
    `);
    assert.match(text ?? "", /^Deployment {2}apps\/v1/u);
    assert.match(text ?? "", /\n {2}spec {2}/u);
  });

  test("is none where nobody knows the type", () => {
    assert.equal(explained("just: te|xt"), undefined);
  });
});
