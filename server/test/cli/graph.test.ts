import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { folderWith } from "../support/temporaryFolder.ts";
import { drydock, findingsOf } from "./drydock.ts";

const files = {
  "web.yaml": `apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - name: web
          image: shop:1
          envFrom: [{ configMapRef: { name: settings } }, { secretRef: { name: password } }]
---
apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec: { selector: { app: web }, ports: [{ port: 80 }] }
`,
  "more/settings.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: settings, namespace: shop }\n",
};
const prefix = "spec.template.spec.containers[0].envFrom";

suite("drydock graph", () => {
  test("tells who refers to whom, and what no file has", async (context) => {
    const { status, output } = await drydock(folderWith(context, files), ["graph", "."]);
    assert.equal(status, 0);
    assert.equal(
      output,
      `Deployment/web (web.yaml:3)
  ${prefix}[0].configMapRef.name -> ConfigMap/settings (more/settings.yaml:3)
  ${prefix}[1].secretRef.name -> Secret/password (in none of these files)

Service/web (web.yaml:16)
  spec.selector -> Deployment/web (web.yaml:3)
`,
    );
  });

  test("one object: what it means and who means it", async (context) => {
    const folder = folderWith(context, files);
    const asked = async (object: string): Promise<readonly unknown[]> =>
      findingsOf(await drydock(folder, ["graph", ".", "--object", object, "--format", "json"])).map(
        ({ path }) => path,
      );
    assert.deepEqual(await asked("ConfigMap/settings"), [`${prefix}[0].configMapRef.name`]);
    assert.equal((await asked("Deployment/web")).length, 3);
    const { status, warnings } = await drydock(folder, ["graph", ".", "--object", "ConfigMap/setting"]);
    assert.equal(status, 2);
    assert.match(warnings.join(), /Did you mean `ConfigMap\/settings`/u);
    for (const [unknown, advice] of [
      ["quartz", /Write it as `Kind\/name`/u],
      ["Lease/quartz", /Without `--object`/u],
    ] as const)
      assert.match((await drydock(folder, ["graph", ".", "--object", unknown])).warnings.join(), advice);
  });

  test("a custom resource refers to the definition of its type where there is one", async (context) => {
    const definition = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: berths.example.com }
spec: { group: example.com, names: { plural: berths, kind: Berth } }
`;
    const berth = "apiVersion: example.com/v1\nkind: Berth\nmetadata: { name: north }\n";
    const folder = folderWith(context, { "crds/berth.yaml": definition, "north.yaml": berth });
    assert.equal(
      (await drydock(folder, ["graph", "."])).output,
      `Berth/north (north.yaml:3)
  kind -> CustomResourceDefinition/berths.example.com (crds/berth.yaml:3)
`,
    );
    assert.equal((await drydock(folder, ["graph", "north.yaml"])).output, "");
  });

  test("as a diagram, with what is missing dotted", async (context) => {
    const { output } = await drydock(folderWith(context, files), ["graph", ".", "--format", "mermaid"]);
    assert.match(output, /^flowchart LR\n {2}n0\["Deployment\/web"\] --> n1\["ConfigMap\/settings"\]\n/u);
    assert.match(output, /n0 -\.-> n2\["Secret\/password"\]/u);
  });

  test("several references from one object to another are one arrow", async (context) => {
    const named = {
      ...files,
      "web.yaml": files["web.yaml"]
        .replace("image: shop:1", "image: shop:1\n          ports: [{ name: http, containerPort: 80 }]")
        .replace("[{ port: 80 }]", "[{ port: 80, targetPort: http }]"),
    };
    const { output } = await drydock(folderWith(context, named), ["graph", ".", "--format", "mermaid"]);
    assert.equal(output.match(/Service\/web/gu)?.length, 1);
    assert.equal(output.match(/^ {2}n3/gmu)?.length, 1, output);
  });
});
