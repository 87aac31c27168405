import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { hover } from "../../src/core/features/hover.ts";
import { inWords } from "../../src/core/text/message.ts";
import { lines, withCursor } from "./cursor.ts";
import { schemas } from "./schemas.ts";

const texts = new Map([
  ["core.v1.Container.image", "Which image to <run>. ![x](http://example.com/x.png)"],
  ["core.v1.PodSpec.", "How a Pod is run."],
  ["core.v1.Pod.", "The smallest unit."],
]);

function describeField(definition: string, field: string): string | undefined {
  return texts.get(`${definition}.${field}`);
}

/** Paragraphs of the hover at the cursor, and the text it belongs to. */
function hoverAt(
  marked: string,
): { readonly on: string; readonly paragraphs: readonly string[] } | undefined {
  const { text, offset } = withCursor(lines(marked));
  const found = hover(text, offset, schemas, describeField);
  if (found === undefined) return undefined;
  return {
    on: text.slice(found.range.start, found.range.end),
    paragraphs: inWords(found.markdown).split("\n\n"),
  };
}

describe("hover", () => {
  test("type, documentation without HTML and pictures, path and source", () => {
    const found = hoverAt(`
      apiVersion: apps/v1
      kind: Deployment
      spec:
        template:
          spec:
            containers:
            - name: a
            - im|age: x
    `);
    assert.equal(found?.on, "image");
    assert.deepEqual(found.paragraphs, [
      "**image** `string`",
      "Which image to &lt;run>. !\\[x](http://example.com/x.png)",
      "`spec.template.spec.containers[1].image` · apps/v1 Deployment · catalogue for Kubernetes 1.36",
    ]);
  });

  test("required", () => {
    const found = hoverAt("apiVersion: v1\nkind: Pod\nspec:\n  |containers: []\n");
    assert.equal(found?.paragraphs[0], "**containers** `[]Container` — required");
  });

  test("default and enum, also on the value", () => {
    const found = hoverAt("apiVersion: v1\nkind: Pod\nspec:\n  restartPolicy: Al|ways\n");
    assert.equal(found?.on, "Always");
    assert.deepEqual(found.paragraphs.slice(1, 3), [
      "Default: `Always`",
      "Allowed: `Always`, `OnFailure`, `Never`",
    ]);
  });

  test("the type speaks when the field has no text of its own", () => {
    assert.equal(hoverAt("apiVersion: v1\nkind: Pod\nsp|ec: {}\n")?.paragraphs[1], "How a Pod is run.");
  });

  test("kind", () => {
    const found = hoverAt("apiVersion: v1\nkind: P|od\n");
    assert.deepEqual(found?.paragraphs.slice(0, 2), [
      "**Pod** `v1` — lives in a namespace",
      "The smallest unit.",
    ]);
  });

  test("keys of maps stand in brackets", () => {
    const found = hoverAt(
      "apiVersion: v1\nkind: Pod\nmetadata:\n  labels:\n    app.kubernetes.io/name: w|eb\n",
    );
    assert.match(found?.paragraphs.at(-1) ?? "", /^`metadata\.labels\[app\.kubernetes\.io\/name\]` /);
  });

  test("in JSON and in broken text", () => {
    assert.equal(
      hoverAt(`{"apiVersion": "v1", "kind": "Pod", "spec": {"restart|Policy": "Never"}}`)?.on,
      `"restartPolicy"`,
    );
    assert.equal(
      hoverAt("apiVersion: v1\nkind: Pod\nspec:\n  volumes: [\n  restart|Policy: Never\n")?.on,
      "restartPolicy",
    );
  });

  test("silent about unknown fields, unknown kinds and comments", () => {
    assert.equal(hoverAt("apiVersion: v1\nkind: Pod\nspec:\n  un|known: 1\n"), undefined);
    assert.equal(hoverAt("apiVersion: x/v1\nkind: Y\nsp|ec: 1\n"), undefined);
    assert.equal(hoverAt("apiVersion: v1\nkind: Pod # P|od\n"), undefined);
  });
});
