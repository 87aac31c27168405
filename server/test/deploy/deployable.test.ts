import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { deployablesIn, manifestOf } from "../../src/core/deploy/deployable.ts";
import { hasRollout } from "../../src/core/deploy/rollout.ts";
import { parseDocument } from "../../src/core/yaml/parseDocument.ts";

const list = parseDocument(`apiVersion: v1
kind: List
items:
  - { apiVersion: v1, kind: Service, metadata: { name: web } }
  - { apiVersion: v1, kind: Service, metadata: { name: web, namespace: shop } }
  - { apiVersion: serving.knative.dev/v1, kind: Service, metadata: { name: web, namespace: shop } }
  - { apiVersion: v1, kind: Pod, metadata: { generateName: web- } }
`);

suite("an object of a document", () => {
  test("leads back to its own manifest, not to one of the same name in another namespace or group", () => {
    const objects = deployablesIn(list);
    const places = objects.map((object) => manifestOf(list, object)?.root.node?.start);
    assert.equal(objects.length, 3);
    assert.equal(new Set(places).size, 3);
    const [first] = objects;
    assert.ok(first !== undefined);
    assert.equal(manifestOf(list, { ...first, namespace: "elsewhere" }), undefined);
  });
});

suite("a rollout", () => {
  test("is that of a kind of Kubernetes itself; others may share the name", () => {
    assert.ok(hasRollout({ group: "batch", version: "v1", kind: "Job" }));
    assert.ok(!hasRollout({ group: "batch.volcano.sh", version: "v1alpha1", kind: "Job" }));
    assert.ok(!hasRollout({ group: "", version: "v1", kind: "ConfigMap" }));
  });
});
