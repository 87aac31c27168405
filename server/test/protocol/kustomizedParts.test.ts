import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { lifetimeOfSuite, once } from "../support/lifetime.ts";
import { projectWith } from "../support/projectWith.ts";

const web = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers: [{ name: server, image: web, ports: [{ name: http, containerPort: 80 }] }]
---
apiVersion: v1
kind: ConfigMap
metadata: { name: settings }
data: { mode: fast, level: high }
---
apiVersion: v1
kind: Service
metadata: { name: front }
spec: { selector: { app: web }, ports: [{ name: web, port: 80, targetPort: http }] }
`;

suite("names in files that kustomizations go on in", () => {
  const files = {
    "kustomization.yaml": `resources: [web.yaml]
replacements: [{ path: replacement.yaml }, { path: one.yaml }]
transformers: [transformer.yaml]
`,
    "web.yaml": web,
    "replacement.yaml": `# first
- source: { kind: ConfigMap, name: settings, fieldPath: data.mode }
  targets:
    - select: { kind: Deployment, name: web }
      fieldPaths: ["spec.template.spec.containers.[name=server].image"]
`,
    "one.yaml": `source: { kind: ConfigMap, name: settings, fieldPath: metadata.name }
targets: [{ select: { kind: Service }, reject: [{ name: front }], fieldPaths: [metadata.annotations.x] }]
`,
    "transformer.yaml": `apiVersion: builtin
kind: PatchTransformer
metadata: { name: changes }
target: { kind: Deployment, name: web }
patch: '[{"op": "remove", "path": "/spec/replicas"}]'
---
apiVersion: example.com/v1
kind: Plugin
metadata: { name: other }
service: front
`,
  };

  const together = lifetimeOfSuite();
  const project = once(() => projectWith(together, files));

  test("lead to the objects, and are found from them", async () => {
    const { definition, references } = await project();
    assert.deepEqual(await definition("replacement.yaml", "name: w|eb }"), ["web.yaml:3 web"]);
    assert.deepEqual(await definition("one.yaml", "name: fr|ont"), ["web.yaml:18 front"]);
    assert.deepEqual(await references("web.yaml", "metadata: { name: set|tings }"), [
      "one.yaml:1 settings",
      "replacement.yaml:2 settings",
    ]);
    assert.deepEqual(await references("transformer.yaml", "name: w|eb }"), [
      "replacement.yaml:4 web",
      "transformer.yaml:4 web",
      "web.yaml:19 http",
      "web.yaml:19 { app: web }",
    ]);
  });

  test("change with the objects, or the objects do not change", async () => {
    const { rename } = await project();
    assert.deepEqual(await rename("web.yaml", "metadata: { name: w|eb }", "wedge"), [
      "replacement.yaml:4 - select: { kind: Deployment, name: wedge }",
      "transformer.yaml:4 target: { kind: Deployment, name: wedge }",
      "web.yaml:3 metadata: { name: wedge }",
    ]);
    assert.deepEqual(await rename("replacement.yaml", "name: set|tings", "options"), [
      "one.yaml:1 source: { kind: ConfigMap, name: options, fieldPath: metadata.name }",
      "replacement.yaml:2 - source: { kind: ConfigMap, name: options, fieldPath: data.mode }",
      "web.yaml:13 metadata: { name: options }",
    ]);
    await assert.rejects(rename("web.yaml", "name: fr|ont", "door"), /`transformer\.yaml` tells a plugin/u);
    await assert.rejects(rename("web.yaml", "name: ser|ver", "main"), /speaks of `server`/u);
    await assert.rejects(rename("web.yaml", "mo|de: fast", "speed"), /speaks of `mode`/u);
  });

  test("stay as they are where an operation tests their name", async (context) => {
    const { rename } = await projectWith(context, {
      "kustomization.yaml": `resources: [pod.yaml]
patches:
- target: { kind: Pod }
  patch: |-
    - { op: test, path: /metadata/name, value: web }
    - { op: remove, path: /metadata/labels }
`,
      "pod.yaml": "apiVersion: v1\nkind: Pod\nmetadata: { name: web, labels: { app: web } }\n",
    });
    await assert.rejects(rename("pod.yaml", "name: w|eb", "shop"), /speaks of `web`/u);
  });
});

test("names change in the fields that a kustomization declares to hold them", async (context) => {
  const { rename } = await projectWith(context, {
    "kustomization.yaml": "resources: [web.yaml, widget.yaml]\nconfigurations: [fields.yaml]\n",
    "fields.yaml": `nameReference:
  - kind: ConfigMap
    fieldSpecs: [{ kind: Widget, path: spec/sources/name }, { kind: Other, path: spec/name }]
`,
    "web.yaml": web,
    "widget.yaml": `apiVersion: example.com/v1
kind: Widget
metadata: { name: one }
spec: { name: settings, sources: [{ name: settings }, { name: others }] }
`,
  });
  assert.deepEqual(await rename("web.yaml", "metadata: { name: set|tings", "options"), [
    "web.yaml:13 metadata: { name: options }",
    "widget.yaml:4 spec: { name: settings, sources: [{ name: options }, { name: others }] }",
  ]);
});

suite("names in patches", () => {
  const files = {
    "kustomization.yaml": `resources: [web.yaml]
patches:
  - patch: |-
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: web
      spec:
        template:
          spec:
            containers:
              - name: server
                envFrom: [{ configMapRef: { name: settings } }]
                livenessProbe: { httpGet: { port: http } }
  - target: { kind: Deployment }
    patch: |
      - op: add
        path: /spec/template/spec/volumes
        value: [{ name: files, configMap: { name: settings, items: [{ key: mode, path: mode }] } }]
  - target: { kind: Deployment }
    path: operations.yaml
`,
    "web.yaml": web,
    "operations.yaml": `- op: add
  path: /spec/template/spec/containers/0/env
  value:
    - name: LEVEL
      valueFrom: { configMapKeyRef: { name: settings, key: level } }
- op: test
  path: /spec/template/spec/containers/0/name
  value: server
- op: add
  path: /spec/template/spec/volumes/0/configMap/name
  value: settings
`,
  };

  const together = lifetimeOfSuite();
  const project = once(() => projectWith(together, files));

  test("lead to the objects, and are found from them", async () => {
    const { definition, references } = await project();
    const settings = ["web.yaml:13 settings"];
    assert.deepEqual(await definition("kustomization.yaml", "configMapRef: { name: set|tings"), settings);
    assert.deepEqual(await definition("kustomization.yaml", "configMap: { name: set|tings"), settings);
    assert.deepEqual(await definition("operations.yaml", "name: set|tings"), settings);
    assert.deepEqual(await definition("operations.yaml", "value: set|tings"), settings);
    assert.deepEqual(await definition("operations.yaml", "key: le|vel"), ["web.yaml:14 level"]);
    assert.deepEqual(await definition("kustomization.yaml", "key: mo|de"), ["web.yaml:14 mode"]);
    assert.deepEqual(await definition("kustomization.yaml", "  name: w|eb\n"), ["web.yaml:3 web"]);
    assert.deepEqual(await references("web.yaml", "metadata: { name: set|tings"), [
      "kustomization.yaml:13 settings",
      "kustomization.yaml:19 mode",
      "kustomization.yaml:19 settings",
      "operations.yaml:11 settings",
      "operations.yaml:5 level",
      "operations.yaml:5 settings",
    ]);
  });

  test("change with the objects", async () => {
    const { rename } = await project();
    const renamed = [
      "kustomization.yaml:13 envFrom: [{ configMapRef: { name: options } }]",
      "kustomization.yaml:19 value: [{ name: files, configMap: { name: options, items: [{ key: mode, path: mode }] } }]",
      "operations.yaml:11 value: options",
      "operations.yaml:5 valueFrom: { configMapKeyRef: { name: options, key: level } }",
      "web.yaml:13 metadata: { name: options }",
    ];
    assert.deepEqual(await rename("web.yaml", "metadata: { name: set|tings", "options"), renamed);
    assert.deepEqual(await rename("operations.yaml", "value: set|tings", "options"), renamed);
    assert.deepEqual(
      await rename("kustomization.yaml", "configMapRef: { name: set|tings", "options"),
      renamed,
    );
    assert.deepEqual(await rename("web.yaml", "mo|de: fast", "speed"), [
      "kustomization.yaml:19 value: [{ name: files, configMap: { name: settings, items: [{ key: speed, path: mode }] } }]",
      "web.yaml:14 data: { speed: fast, level: high }",
    ]);
    assert.deepEqual(await rename("web.yaml", "ports: [{ name: ht|tp", "plain"), [
      "kustomization.yaml:14 livenessProbe: { httpGet: { port: plain } }",
      "web.yaml:19 spec: { selector: { app: web }, ports: [{ name: web, port: 80, targetPort: plain }] }",
      "web.yaml:9 containers: [{ name: server, image: web, ports: [{ name: plain, containerPort: 80 }] }]",
    ]);
    assert.deepEqual(await rename("kustomization.yaml", "  name: w|eb\n", "wedge"), [
      "kustomization.yaml:7 name: wedge",
      "web.yaml:3 metadata: { name: wedge }",
    ]);
    await assert.rejects(rename("web.yaml", "name: ser|ver", "main"), /speaks of `server`/u);
  });

  test("of parts change where the patch names the object, else they do not change", async (context) => {
    const { rename } = await projectWith(context, {
      "web.yaml": web,
      "kustomization.yaml": `resources: [web.yaml]
patches:
  - path: part.yaml
  - { target: { kind: Service, labelSelector: "tier=front" }, path: operations.yaml }
  - target: { kind: Deployment }
    patch: |-
      apiVersion: apps/v1
      kind: Deployment
      metadata: { name: any }
      spec: { template: { spec: { volumes: [{ name: cache, emptyDir: {} }] } } }
`,
      "part.yaml": `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  template:
    metadata: { labels: { app: web } }
    spec:
      containers: [{ name: server, volumeMounts: [{ name: cache, mountPath: /a }, { name: tmp, mountPath: /tmp }] }]
      volumes: [{ name: tmp, emptyDir: {} }]
`,
      "operations.yaml": `- { op: replace, path: /spec/ports/0/targetPort, value: http }
`,
    });
    assert.deepEqual(await rename("part.yaml", "volumes: [{ name: t|mp", "scratch"), [
      "part.yaml:8 containers: [{ name: server, volumeMounts: [{ name: cache, mountPath: /a }, { name: scratch, mountPath: /tmp }] }]",
      "part.yaml:9 volumes: [{ name: scratch, emptyDir: {} }]",
    ]);
    await assert.rejects(rename("part.yaml", "[{ name: ca|che", "store"), /speaks of `cache`/u);
    await assert.rejects(rename("web.yaml", "ports: [{ name: ht|tp", "plain"), /speaks of `http`/u);
    assert.deepEqual(await rename("web.yaml", "labels: { app: w|eb", "site"), [
      "part.yaml:6 metadata: { labels: { app: site } }",
      "web.yaml:19 spec: { selector: { app: site }, ports: [{ name: web, port: 80, targetPort: http }] }",
      "web.yaml:5 selector: { matchLabels: { app: site } }",
      "web.yaml:7 metadata: { labels: { app: site } }",
    ]);
  });

  test("of keys change with what is merged into their object", async (context) => {
    const { rename } = await projectWith(context, {
      "web.yaml": web,
      "kustomization.yaml": `resources: [web.yaml]
configMapGenerator:
  - { name: settings, behavior: merge, literals: [mode=slow] }
  - { name: made, literals: [size=1] }
patches:
  - path: part.yaml
`,
      "part.yaml": `apiVersion: v1
kind: ConfigMap
metadata: { name: settings }
data: { mode: medium }
---
apiVersion: v1
kind: ConfigMap
metadata: { name: made }
data: { size: "2" }
`,
    });
    const renamed = [
      "kustomization.yaml:3 - { name: settings, behavior: merge, literals: [speed=slow] }",
      "part.yaml:4 data: { speed: medium }",
      "web.yaml:14 data: { speed: fast, level: high }",
    ];
    assert.deepEqual(await rename("web.yaml", "mo|de: fast", "speed"), renamed);
    assert.deepEqual(await rename("part.yaml", "mo|de: medium", "speed"), renamed);
    assert.deepEqual(await rename("kustomization.yaml", "si|ze=1", "width"), [
      "kustomization.yaml:4 - { name: made, literals: [width=1] }",
      'part.yaml:9 data: { width: "2" }',
    ]);
  });
});
