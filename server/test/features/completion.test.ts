import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { complete } from "../../src/core/features/completion/complete.ts";
import { inWords } from "../../src/core/text/message.ts";
import { check, chosen, itemsAt, labelsAt, noFacts } from "./completions.ts";
import { withCursor } from "./cursor.ts";
import { schemas } from "./schemas.ts";

describe("keys", () => {
  test("required fields stand first, those that are there are not offered again", () => {
    const labels = labelsAt(`
      apiVersion: apps/v1
      kind: Deployment
      spec:
        replicas: 1
        |
    `);
    assert.deepEqual(labels, ["selector", "template"]);
  });

  test("a half-typed key is replaced and gets its skeleton", () => {
    check(
      `
      apiVersion: apps/v1
      kind: Deployment
      spec:
        templ|
      `,
      "template",
      `
      apiVersion: apps/v1
      kind: Deployment
      spec:
        template:
          metadata:
            labels:
              app.kubernetes.io/name: my-app
          spec:
            containers:
            - name: app
              image: example.com/app:1.0
      `,
    );
  });

  test("a kind whose fields are none of the usual ones gets its version back, and a version its kind", () => {
    const object = (head: string): readonly string[] =>
      labelsAt(`
      ${head}
      metadata:
        name: reader
      rules: []
    `);
    assert.deepEqual(object("apiVers|\n      kind: ClusterRole"), ["apiVersion"]);
    assert.deepEqual(object("apiVersion: rbac.authorization.k8s.io/v1\n      |"), ["kind"]);
  });

  test("a broken line above and below does not matter", () => {
    const labels = labelsAt(`
      apiVersion: v1
      kind: Pod
      spec:
        containers: [ "open
        restartPolicy: "Al
        |
        : : ]
      metadata:
        name: x
    `);
    assert.deepEqual(labels, ["volumes", "serviceAccountName", "nodeSelector"]);
  });

  test("a key in front of a colon is exchanged alone", () => {
    check(
      `{ "apiVersion": "v1", "kind": "Pod", "sp|": {} }`,
      "spec",
      `{ "apiVersion": "v1", "kind": "Pod", "spec": {} }`,
    );
  });

  test("behind a dash", () => {
    check(
      `
      apiVersion: v1
      kind: Pod
      spec:
        containers:
        - na|
      `,
      "name",
      `
      apiVersion: v1
      kind: Pod
      spec:
        containers:
        - name: ` +
        `
      `,
    );
  });

  test("below the first key of a list element", () => {
    const labels = labelsAt(`
      apiVersion: v1
      kind: Pod
      spec:
        containers:
        - name: x
          |
    `);
    assert.equal(labels[0], "image");
    assert.ok(!labels.includes("name"));
  });

  test("a cursor in the wrong column of a blank line is moved to its siblings", () => {
    check(
      `
      apiVersion: apps/v1
      kind: Deployment
      spec:
          replicas: 1
       |
      `,
      "selector",
      `
      apiVersion: apps/v1
      kind: Deployment
      spec:
          replicas: 1
          selector:
              matchLabels:
                  app.kubernetes.io/name: my-app
      `,
    );
  });

  test("what only the server writes is not offered", () => {
    assert.ok(!labelsAt("apiVersion: v1\nkind: Pod\nmetadata:\n  |\n").includes("uid"));
    assert.ok(!labelsAt("apiVersion: v1\nkind: Pod\n|\n").includes("status"));
  });

  test("common keys of a map", () => {
    const labels = labelsAt(`
      apiVersion: v1
      kind: Pod
      spec:
        containers:
        - resources:
            limits:
              |
    `);
    assert.deepEqual(labels.slice(0, 2), ["cpu", "memory"]);
  });

  test("labels of a template that its selector asks for", () => {
    const items = itemsAt(`
      apiVersion: apps/v1
      kind: Deployment
      spec:
        selector:
          matchLabels:
            app: web
            tier: front
        template:
          metadata:
            labels:
              tier: front
              |
    `);
    assert.deepEqual(
      items.slice(0, 1).map((item) => [item.label, item.plain]),
      [["app", "app: web"]],
    );
  });

  test("line breaks are those of the file", () => {
    const { text, offset } = withCursor("apiVersion: v1\r\nkind: Pod\r\nspe|\r\n");
    const spec = complete(text, offset, schemas, noFacts).items.find((item) => item.label === "spec");
    assert.match(spec?.snippet ?? "", /^spec:\r\n {2}containers:\r\n/);
  });

  test("nothing in comments, block scalars, and documents of other kinds", () => {
    assert.deepEqual(labelsAt("apiVersion: v1\nkind: Pod\n# sp|\n"), []);
    assert.deepEqual(labelsAt("apiVersion: v1\nkind: ConfigMap\ndata:\n  a: >-\n    te|\n"), []);
    assert.deepEqual(labelsAt("services:\n  web:\n    image: x\n|\n"), []);
  });
});

describe("values", () => {
  test("of an enum, the default is marked", () => {
    const items = itemsAt("apiVersion: v1\nkind: Pod\nspec:\n  restartPolicy: |\n");
    assert.deepEqual(
      items.map((item) => [item.label, item.detail === undefined ? undefined : inWords(item.detail)]),
      [
        ["Always", "default"],
        ["OnFailure", undefined],
        ["Never", undefined],
      ],
    );
  });

  test("directly behind the colon a blank is written", () => {
    check(
      "apiVersion: v1\nkind: Pod\nspec:\n  restartPolicy:|\n",
      "Never",
      "apiVersion: v1\nkind: Pod\nspec:\n  restartPolicy: Never\n",
    );
  });

  test("booleans", () => {
    assert.deepEqual(labelsAt("apiVersion: v1\nkind: Pod\nspec:\n  containers:\n  - stdin: t|\n"), [
      "true",
      "false",
    ]);
  });

  test("a quote that was opened is kept", () => {
    check(
      "apiVersion: v1\nkind: Pod\nspec:\n  restartPolicy: 'Ne|\n",
      "Never",
      "apiVersion: v1\nkind: Pod\nspec:\n  restartPolicy: 'Never'\n",
    );
  });

  test("a whole block behind the colon", () => {
    check(
      "apiVersion: v1\nkind: Pod\nspec: |\n",
      "spec",
      "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n  - name: app\n    image: example.com/app:1.0\n",
    );
  });
});

describe("apiVersion and kind", () => {
  test("fit each other", () => {
    assert.deepEqual(labelsAt("apiVersion: |\nkind: Deployment\n"), ["apps/v1"]);
    assert.equal(labelsAt("apiVersion: batch/v1\nkind: |\n")[0], "Job");
  });

  test("the most frequent stand first", () => {
    assert.deepEqual(labelsAt("apiVersion: |\n"), ["apps/v1", "v1", "batch/v1"]);
    assert.deepEqual(labelsAt("kind: |\n"), ["Deployment", "Service", "ConfigMap", "Pod", "Job"]);
  });

  test("a kind of another group brings its apiVersion", () => {
    check("apiVersion: v1\nkind: Depl|\n", "Deployment", "apiVersion: apps/v1\nkind: Deployment\n");
    check("kind: |\n", "Deployment", "apiVersion: apps/v1\nkind: Deployment\n");
  });

  test("an empty document offers whole manifests", () => {
    check(
      "|",
      "Deployment",
      `
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: my-app
      spec:
        replicas: 1
        selector:
          matchLabels:
            app.kubernetes.io/name: my-app
        template:
          metadata:
            labels:
              app.kubernetes.io/name: my-app
          spec:
            containers:
            - name: app
              image: example.com/app:1.0`,
    );
  });

  test("the Pod of a Job may not restart for ever", () => {
    assert.match(chosen("|", "Job"), /restartPolicy: OnFailure$/m);
  });

  test("behind a document mark", () => {
    assert.ok(labelsAt("---\nDep|\n").includes("Deployment"));
  });

  test("a name is typed once", () => {
    const deployment = itemsAt("|").find((item) => item.label === "Deployment");
    assert.match(deployment?.snippet ?? "", /name: \$\{1:my-app\}[^]*name: \$1[^]*name: \$1/);
  });
});

describe("list elements", () => {
  test("a dash in the column of the key", () => {
    check(
      `
      apiVersion: v1
      kind: Pod
      spec:
        containers:
        - name: a
        |
      `,
      "- new container",
      `
      apiVersion: v1
      kind: Pod
      spec:
        containers:
        - name: a
        - name: app
          image: example.com/app:1.0
      `,
    );
  });

  test("a deeper dash", () => {
    check(
      `
      apiVersion: v1
      kind: Pod
      spec:
        containers:
          |
      `,
      "- new container",
      `
      apiVersion: v1
      kind: Pod
      spec:
        containers:
          - name: app
            image: example.com/app:1.0
      `,
    );
  });
});

describe("flow style and JSON", () => {
  test("keys with the comma that is missing in front", () => {
    const facts = { ...noFacts, language: "json" as const };
    check(
      `
      {
        "apiVersion": "v1",
        "kind": "Pod"
        |
      }
      `,
      "spec",
      `
      {
        "apiVersion": "v1",
        "kind": "Pod",
        "spec": {"containers": [{"name": "app", "image": "example.com/app:1.0"}]}
      }
      `,
      facts,
    );
  });

  test("values in a flow mapping", () => {
    check(
      "apiVersion: v1\nkind: Pod\nspec: {restartPolicy: |}\n",
      "Never",
      "apiVersion: v1\nkind: Pod\nspec: {restartPolicy: Never}\n",
    );
  });

  test("elements of a flow sequence", () => {
    check(
      "apiVersion: v1\nkind: Pod\nspec: {containers: [|]}\n",
      "{…}",
      "apiVersion: v1\nkind: Pod\nspec: {containers: [{name: app, image: example.com/app:1.0}]}\n",
    );
  });
});

describe("known names", () => {
  test("volumes of the Pod around", () => {
    const labels = labelsAt(`
      apiVersion: v1
      kind: Pod
      spec:
        containers:
        - volumeMounts:
          - name: |
        volumes:
        - name: cache
          emptyDir: {}
        - name: config
    `);
    assert.deepEqual(labels, ["cache", "config"]);
  });

  test("ports of the container around", () => {
    const labels = labelsAt(`
      apiVersion: v1
      kind: Pod
      spec:
        containers:
        - ports:
          - name: http
            containerPort: 8080
          livenessProbe:
            httpGet:
              port: |
    `);
    assert.deepEqual(labels, ["http", "8080"]);
  });
});
