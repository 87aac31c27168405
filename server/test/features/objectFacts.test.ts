import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { complete } from "../../src/core/features/completion/complete.ts";
import { readObjectFacts, type ObjectFacts } from "../../src/core/features/facts/objectFacts.ts";
import { parseDocument } from "../../src/core/yaml/parseDocument.ts";
import { lines, withCursor } from "./cursor.ts";
import { schemas } from "./schemas.ts";

function factsOf(yaml: string): readonly ObjectFacts[] {
  return readObjectFacts(parseDocument(lines(yaml)));
}

const deployment = factsOf(`
  apiVersion: apps/v1
  kind: Deployment
  metadata: {name: web, namespace: shop}
  spec:
    template:
      metadata: {labels: {app: web}}
      spec:
        containers:
        - ports: [{name: http, containerPort: 8080}]
`);

describe("facts about an object", () => {
  test("name, labels of its Pods, ports", () => {
    assert.deepEqual(deployment, [
      {
        gvk: { group: "apps", version: "v1", kind: "Deployment" },
        name: "web",
        namespace: "shop",
        keys: [],
        podLabels: new Map([["app", "web"]]),
        ports: [{ name: "http", number: 8080 }],
      },
    ]);
  });

  test("the keys of a Secret and none of its values", () => {
    const facts = factsOf("apiVersion: v1\nkind: Secret\nmetadata: {name: a}\nstringData: {token: hush}\n");
    assert.deepEqual(facts[0]?.keys, ["token"]);
    assert.ok(!JSON.stringify(facts).includes("hush"));
  });

  test("items of a List; nothing of an object without a name", () => {
    const list =
      "kind: List\nitems:\n- {apiVersion: v1, kind: Pod, metadata: {name: a}}\n- {apiVersion: v1, kind: Pod}\n";
    assert.deepEqual(
      factsOf(list).map((facts) => facts.name),
      ["a"],
    );
  });
});

describe("completion of what other objects are called", () => {
  const others = [
    ...deployment,
    ...factsOf("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings}\n"),
    ...factsOf("apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: robot}\n"),
  ];

  function labelsAt(marked: string): readonly string[] {
    const { text, offset } = withCursor(lines(marked));
    return complete(text, offset, schemas, { language: "yaml", objects: others }).items.map(
      (item) => item.label,
    );
  }

  test("service accounts and ConfigMaps", () => {
    assert.deepEqual(labelsAt("apiVersion: v1\nkind: Pod\nspec:\n  serviceAccountName: |\n"), ["robot"]);
    const volume = "apiVersion: v1\nkind: Pod\nspec:\n  volumes:\n  - configMap:\n      name: |\n";
    assert.deepEqual(labelsAt(volume), ["settings"]);
  });

  test("labels that a Service can select, and the ports of the Pods it selects", () => {
    assert.equal(labelsAt("apiVersion: v1\nkind: Service\nspec:\n  selector:\n    |\n")[0], "app");
    const service = `
      apiVersion: v1
      kind: Service
      spec:
        selector: {app: web}
        ports:
        - targetPort: |
    `;
    assert.deepEqual(labelsAt(service), ["http", "8080"]);
    assert.deepEqual(labelsAt(service.replace("app: web", "app: other")), []);
  });
});
