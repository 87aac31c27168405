import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { complete } from "../../src/core/features/completion/complete.ts";
import { applyEdits } from "../../src/core/text/applyEdits.ts";
import { readObjectFacts } from "../../src/core/features/facts/objectFacts.ts";
import { parseDocument } from "../../src/core/yaml/parseDocument.ts";
import { builtInKinds } from "../support/schemas.ts";
import { lines, withCursor } from "./cursor.ts";

const deployment = lines(`
  apiVersion: apps/v1
  kind: Deployment
  metadata:
    name: shop
  spec:
    template:
      metadata:
        labels:
          app: shop
          tier: web
      spec:
        containers:
        - name: main
          image: example.com/shop:1
          ports:
          - name: http
            containerPort: 8080
        volumes:
        - name: cache
          emptyDir: {}
`);

function labelsAt(marked: string): readonly string[] {
  const { text, offset } = withCursor(marked);
  const list = complete(text, offset, builtInKinds(), { language: "yaml", objects: [] });
  return list.items.map(({ label }) => label);
}

/** The text after an item was taken as it is. @param beside other documents of the same file */
function taken(marked: string, label: string, ...beside: readonly string[]): string {
  const { text, offset } = withCursor(marked);
  const objects = beside.flatMap((document) => readObjectFacts(parseDocument(document)));
  assert.equal(objects.length, beside.length);
  const { items } = complete(text, offset, builtInKinds(), { language: "yaml", objects });
  const item = items.find((candidate) => candidate.label === label);
  assert.ok(item, `"${label}" is not offered`);
  return applyEdits(text, [{ range: item.range, newText: item.plain }, ...(item.additionalEdits ?? [])]);
}

describe("a skeleton agrees with what is there", () => {
  test("a Service selects the only pods of the file, and their port", () => {
    assert.match(taken("Service|", "Service", deployment), /selector:\n +app: shop\n +tier: web\n/u);
    assert.match(taken("Service|", "Service", deployment), /targetPort: http\n?$/u);
  });

  test("of several workloads none is taken, and no workload takes the labels of another", () => {
    const other = deployment.replaceAll("shop", "cart");
    const service = taken("Service|", "Service", deployment, other);
    assert.match(service, /selector:\n +app.kubernetes.io\/name: my-app\n/u);
    assert.doesNotMatch(taken("StatefulSet|", "StatefulSet", deployment), /app: shop/u);
  });

  test("an autoscaler scales the only Deployment", () => {
    const text = taken("HorizontalPod|", "HorizontalPodAutoscaler", deployment);
    assert.match(text, /kind: Deployment\n +name: shop\n/u);
  });

  test("a selector asks for the labels of its template, a template has those that its selector asks for", () => {
    const selector = taken(deployment.replace("spec:\n", "spec:\n  |\n"), "selector");
    assert.match(selector, /matchLabels:\n +app: shop\n +tier: web\n/u);
    const template = taken(
      "apiVersion: apps/v1\nkind: Deployment\nspec:\n  selector:\n    matchLabels:\n      app: shop\n  |\n",
      "template",
    );
    assert.match(template, /labels:\n +app: shop\n/u);
  });

  test("pods are spread by their own labels, and mount their own volumes", () => {
    const spread = taken(
      deployment.replace("    volumes:", "    |\n    volumes:"),
      "topologySpreadConstraints",
    );
    assert.match(spread, /labelSelector:\n +matchLabels:\n +app: shop\n/u);
    const mount = taken(deployment.replace("ports:", "volumeM|\n        ports:"), "volumeMounts");
    assert.match(mount, /volumeMounts:\n +- name: cache\n/u);
  });
});

test("a StatefulSet mounts what it claims for each of its pods", () => {
  const text = lines(`
    apiVersion: apps/v1
    kind: StatefulSet
    spec:
      template:
        spec:
          containers:
          - name: main
            volumeM|
      volumeClaimTemplates:
      - metadata:
          name: data
  `);
  assert.match(taken(text, "volumeMounts"), /volumeMounts:\n +- name: data\n/u);
});

test("what excludes what is there is not offered", () => {
  const labelsIn = (object: string): readonly string[] =>
    labelsAt(deployment.replace("        ports:", `${object}\n          |\n        ports:`));
  const probe = labelsIn("        livenessProbe:\n          httpGet: { port: http }");
  assert.ok(probe.includes("periodSeconds"));
  assert.ok(!probe.includes("exec"));
  const variable = labelsIn("        env:\n        - name: MODE\n          value: fast");
  assert.deepEqual(variable, []);
});

test("a field that there is not excludes nothing: it may be half of the one that is meant", () => {
  const volume = labelsAt(deployment.replace("emptyDir: {}", "emptyDr: {}\n        |"));
  assert.ok(volume.includes("emptyDir"));
  assert.ok(volume.includes("configMap"));
});

test("a new element is offered in the column of the others, and in no other", () => {
  const claim = (column: string): string =>
    `apiVersion: v1\nkind: PersistentVolumeClaim\nspec:\n  accessModes:\n    - ReadWriteOnce\n${column}|\n`;
  assert.ok(labelsAt(claim("    ")).includes("- ReadWriteMany"));
  assert.ok(!labelsAt(claim("  ")).some((label) => label.startsWith("-")));
});
