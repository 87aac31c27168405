import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { addRequired } from "../../src/core/features/addRequired.ts";
import { applyEdits } from "../../src/core/text/applyEdits.ts";
import { inWords } from "../../src/core/text/message.ts";
import { checkDocument } from "../../src/core/validate/checkDocument.ts";
import { parseDocument } from "../../src/core/yaml/parseDocument.ts";
import { lines } from "./cursor.ts";
import { schemas } from "./schemas.ts";

/** The texts after each of the actions, by their titles. */
function added(text: string, language: "yaml" | "json" = "yaml"): Readonly<Record<string, string>> {
  const document = parseDocument(text);
  const { findings } = checkDocument(document, schemas, { severities: new Map() });
  const actions = addRequired(document, findings, schemas, language);
  return Object.fromEntries(actions.map(({ title, edits }) => [inWords(title), applyEdits(text, edits)]));
}

suite("required fields that are missing", () => {
  test("are added with their skeletons below the last field, each or all, with the name of the object", () => {
    const head = lines(`
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: web
      spec:
        replicas: 2
    `);
    const selector = lines(`
      .
        selector:
          matchLabels:
            app.kubernetes.io/name: web
    `).slice(2);
    const template = lines(`
      .
        template:
          metadata:
            labels:
              app.kubernetes.io/name: web
          spec:
            containers:
            - name: app
              image: example.com/app:1.0
    `).slice(2);
    const comment = "  # enough for a start\n";
    assert.deepEqual(added(head + comment), {
      "Add all required fields": head + selector + template + comment,
      "Add `selector`": head + selector + comment,
      "Add `template`": head + template + comment,
    });
  });

  test("a selector has the labels of the template", () => {
    const text = lines(`
      apiVersion: apps/v1
      kind: Deployment
      spec:
        replicas: 2 # for a start
        template:
          metadata:
            labels:
              app: web
              tier: "1"
          spec:
            containers:
            - name: a
    `);
    assert.deepEqual(added(text), {
      "Add `selector` with the labels of the template": text.replace(
        "  replicas",
        '  selector:\n    matchLabels:\n      app: web\n      tier: "1"\n  replicas',
      ),
    });
  });

  test("go into the list element where they are missing", () => {
    const text = lines(`
      apiVersion: v1
      kind: Service
      spec:
        ports:
          - port: 80
          - name: http
    `);
    assert.deepEqual(added(text), { "Add `port`": `${text}      port: 80\n` });
  });

  test("go into a slot of their own in flow style, and in JSON into quotes", () => {
    const flow = "{apiVersion: v1, kind: Pod, spec: {containers: [{image: web}]}}";
    assert.deepEqual(added(flow.replaceAll(/(\w+)/g, '"$1"'), "json"), {
      "Add `name`": flow.replaceAll(/(\w+)/g, '"$1"').replace('"web"', '"web", "name": "app"'),
    });
    const block = "apiVersion: v1\nkind: Pod\nspec: {}\n";
    assert.match(added(block)["Add `containers`"] ?? "", /^spec: \{containers: \[\{name: app, .*\}\]\}$/m);
  });

  test("need a mapping to go into", () => {
    assert.deepEqual(added("apiVersion: v1\nkind: Pod\nspec:\n  containers: [*x]\n"), {});
  });
});
