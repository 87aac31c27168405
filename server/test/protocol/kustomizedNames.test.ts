import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { lifetimeOfSuite, once } from "../support/lifetime.ts";
import { projectWith } from "../support/projectWith.ts";

const files = {
  "base/kustomization.yaml": `resources: [web.yaml]
configMapGenerator:
  - name: settings
    literals: ["mode=fast", "level=1"]
    files: [app.conf]
`,
  "base/app.conf": "",
  "base/web.yaml": `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - name: server
          image: web
          env:
            - name: MODE
              valueFrom: { configMapKeyRef: { name: settings, key: mode } }
            - name: CONF
              valueFrom: { configMapKeyRef: { name: settings, key: app.conf } }
            - name: LEVEL
              valueFrom: { configMapKeyRef: { name: settings, key: level } }
`,
  "top/kustomization.yaml": `namePrefix: a-
resources: [../base, scaler.yaml]
replicas: [{ name: web, count: 2 }]
patches:
  - target: { kind: Deployment, name: "web" }
    patch: '[{ op: remove, path: /spec/replicas }]'
  - patch: |-
      apiVersion: apps/v1
      kind: Deployment
      metadata: { name: web }
      spec: { template: { spec: { containers: [{ name: server, tty: true }] } } }
configMapGenerator:
  - name: settings
    behavior: merge
    literals: [mode=slow, level=2]
replacements:
  - source: { kind: ConfigMap, name: settings, fieldPath: data.mode }
    targets: [{ select: { kind: Deployment, name: we.* }, fieldPaths: [metadata.annotations.mode], options: { create: true } }]
`,
  "top/scaler.yaml": `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: web }
spec: { maxReplicas: 3, scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: a-web } }
`,
};

suite("names in kustomizations", () => {
  const together = lifetimeOfSuite();
  const project = once(() => projectWith(together, files));

  test("lead to objects, to what generators make, and to files", async () => {
    const { definition } = await project();
    const web = ["base/web.yaml:3 web"];
    assert.deepEqual(await definition("top/kustomization.yaml", 'name: "w|eb"'), web);
    assert.deepEqual(await definition("top/kustomization.yaml", "{ name: w|eb, count"), web);
    assert.deepEqual(await definition("top/kustomization.yaml", "metadata: { name: w|eb }"), web);
    assert.deepEqual(await definition("top/kustomization.yaml", "name: we|.*"), web);
    assert.deepEqual(await definition("top/scaler.yaml", "name: a-w|eb"), web);
    const settings = ["base/kustomization.yaml:3 settings"];
    assert.deepEqual(await definition("base/web.yaml", "name: set|tings, key: mode"), settings);
    assert.deepEqual(await definition("top/kustomization.yaml", "ConfigMap, name: set|tings"), settings);
    assert.deepEqual(await definition("base/web.yaml", "key: mo|de"), [
      "base/kustomization.yaml:4 mode",
      "top/kustomization.yaml:15 mode",
    ]);
    assert.deepEqual(await definition("top/kustomization.yaml", "../ba|se"), ["base/kustomization.yaml:1"]);
  });

  test("are found from the object, and from the generator", async () => {
    const { references } = await project();
    assert.deepEqual(await references("base/web.yaml", "metadata: { name: w|eb }"), [
      "top/kustomization.yaml:10 web",
      "top/kustomization.yaml:18 we.*",
      "top/kustomization.yaml:3 web",
      'top/kustomization.yaml:5 "web"',
      "top/scaler.yaml:4 a-web",
    ]);
    assert.deepEqual(await references("base/kustomization.yaml", "name: set|tings"), [
      "base/web.yaml:14 mode",
      "base/web.yaml:14 settings",
      "base/web.yaml:16 app.conf",
      "base/web.yaml:16 settings",
      "base/web.yaml:18 level",
      "base/web.yaml:18 settings",
      "top/kustomization.yaml:13 settings",
      "top/kustomization.yaml:17 settings",
    ]);
  });

  test("change with the object, what is put around them stays", async () => {
    const { rename } = await project();
    assert.deepEqual(await rename("base/web.yaml", "metadata: { name: w|eb }", "wedge"), [
      "base/web.yaml:3 metadata: { name: wedge }",
      "top/kustomization.yaml:10 metadata: { name: wedge }",
      "top/kustomization.yaml:3 replicas: [{ name: wedge, count: 2 }]",
      'top/kustomization.yaml:5 - target: { kind: Deployment, name: "wedge" }',
      "top/scaler.yaml:4 spec: { maxReplicas: 3, scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: a-wedge } }",
    ]);
    await assert.rejects(
      rename("top/kustomization.yaml", "{ name: w|eb, count", "site"),
      /selects it by `we\.\*`/u,
    );
    assert.deepEqual(await rename("base/web.yaml", "- name: ser|ver", "main"), [
      "base/web.yaml:10 - name: main",
      "top/kustomization.yaml:11 spec: { template: { spec: { containers: [{ name: main, tty: true }] } } }",
    ]);
  });

  test("of what a generator makes, and of its keys, change wherever they are read", async () => {
    const { rename } = await project();
    const renamed = [
      "base/kustomization.yaml:3 - name: options",
      "base/web.yaml:14 valueFrom: { configMapKeyRef: { name: options, key: mode } }",
      "base/web.yaml:16 valueFrom: { configMapKeyRef: { name: options, key: app.conf } }",
      "base/web.yaml:18 valueFrom: { configMapKeyRef: { name: options, key: level } }",
      "top/kustomization.yaml:13 - name: options",
      "top/kustomization.yaml:17 - source: { kind: ConfigMap, name: options, fieldPath: data.mode }",
    ];
    assert.deepEqual(await rename("base/kustomization.yaml", "name: set|tings", "options"), renamed);
    assert.deepEqual(await rename("base/web.yaml", "name: set|tings, key: mode", "options"), renamed);
    assert.deepEqual(await rename("base/web.yaml", "key: le|vel", "loudness"), [
      'base/kustomization.yaml:4 literals: ["mode=fast", "loudness=1"]',
      "base/web.yaml:18 valueFrom: { configMapKeyRef: { name: settings, key: loudness } }",
      "top/kustomization.yaml:15 literals: [mode=slow, loudness=2]",
    ]);
    await assert.rejects(rename("base/web.yaml", "key: mo|de", "speed"), /speaks of `mode`/u);
    await assert.rejects(
      rename("base/web.yaml", "key: app|.conf", "x.conf"),
      /Write `x\.conf=` before its path/u,
    );
  });
});
