import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { differencesOf, differenceText } from "../../src/core/assist/differences.ts";

const deployment = (replicas: number, image: string): string => `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: ${String(replicas)}
  template:
    spec:
      containers:
        - { name: sidecar, image: proxy }
        - { name: web, image: ${image} }
`;

const told = (before: string, after: string): readonly string[] =>
  differencesOf(before, after).map(differenceText);

suite("differences between manifests", () => {
  test("are told by field, and what replaces pods is said to", () => {
    assert.deepEqual(told(deployment(1, "nginx:1"), deployment(3, "nginx:2")), [
      "Deployment web: spec.replicas: 1 → 3",
      'Deployment web: spec.template.spec.containers[web].image: "nginx:1" → "nginx:2"; its pods are replaced',
    ]);
  });

  test("order, layout and comments are none", () => {
    const other = `# Said differently.
kind: Deployment
apiVersion: apps/v1
spec:
  template: { spec: { containers: [{ image: nginx, name: web }, { image: proxy, name: sidecar }] } }
  replicas: 1
metadata:
  name: web
`;
    assert.deepEqual(told(deployment(1, "nginx"), other), []);
  });

  test("objects and fields that come and go", () => {
    const map = "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\ndata: { k: v }\n";
    assert.deepEqual(told("", map).length, 1);
    assert.match(told("", map)[0] ?? "", /^ConfigMap a: \(not set\) → \{"apiVersion"/u);
    assert.deepEqual(told(map, map.replace("{ k: v }", "{ l: v }")), [
      'ConfigMap a: data.k: "v" → (not set)',
      'ConfigMap a: data.l: (not set) → "v"',
    ]);
    assert.deepEqual(told(`${map}---\n${deployment(1, "a")}`, `${deployment(1, "a")}---\n${map}`), []);
  });

  test("lists without names are compared by place, and other types are one change", () => {
    const pod = (args: string): string =>
      `apiVersion: v1\nkind: Pod\nmetadata: { name: a }\nspec: { containers: [{ name: c, args: ${args} }] }\n`;
    assert.deepEqual(told(pod("[a, b]"), pod("[a, c]")), ['Pod a: spec.containers[c].args[1]: "b" → "c"']);
    assert.deepEqual(told(pod("[a]"), pod("a")), ['Pod a: spec.containers[c].args: ["a"] → "a"']);
    assert.deepEqual(told(pod("[ 1"), pod("a")), told(pod("[ 1"), pod("a")));
  });
});
