import assert from "node:assert/strict";
import test from "node:test";
import { pathToFileURL } from "node:url";
import { startServer } from "../support/serverProcess.ts";
import { folderWith } from "../support/temporaryFolder.ts";

interface Coverage {
  readonly file: readonly string[];
  readonly documents: readonly { readonly line: number; readonly sentences: readonly string[] }[];
}

const text = `# drydock: ignore unknown-field
apiVersion: v1
kind: ConfigMap
metadata: { name: a }
---
services: { web: {} }
---
apiVersion: example.org/v1
kind: Kettle
metadata: { name: a }
---
apiVersion: v1
kind: Kettle
metadata: { name: a }
---
apiVersion: v1
kind: ConfigMap
metadata: {{ .name }}: b
`;

test("the server tells why each document of a file is checked as it is", async (context) => {
  const server = await startServer(context);
  const uri = "file:///project/a.yaml";
  await server.open(uri, text);
  const { file, documents } = await server.connection.sendRequest<Coverage>("drydock/coverage", { uri });
  assert.deepEqual(file, []);
  assert.deepEqual(
    documents.map(({ line }) => line),
    [2, 6, 8, 12, 16],
  );
  const [checked, none, unknown, absent, template] = documents.map(({ sentences }) => sentences.join(" "));
  assert.match(checked ?? "", /checked against its type in Kubernetes 1\.36\. .*silences `unknown-field`/u);
  assert.match(none ?? "", /no Kubernetes object/u);
  assert.match(unknown ?? "", /is not known: bring its CustomResourceDefinition/u);
  assert.match(absent ?? "", /There is no `Kettle` of `v1`/u);
  assert.match(template ?? "", /template that nobody has rendered/u);
});

test("of a file that is excluded or belongs to a chart, nothing else is told", async (context) => {
  const configMap = "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n";
  const files = {
    "drydock.yaml": "apiVersion: drydock/v1\nkind: Configuration\nexclude: [old]\n",
    "old/a.yaml": configMap,
    "chart/Chart.yaml": "apiVersion: v2\nname: shop\nversion: 1.0.0\n",
  };
  const folder = pathToFileURL(folderWith(context, files)).href;
  const server = await startServer(context, { folders: [folder] });
  for (const [name, said] of [
    ["old/a.yaml", /excludes this file/u],
    ["chart/Chart.yaml", /belongs to a Helm chart/u],
  ] as const) {
    const uri = `${folder}/${name}`;
    await server.open(uri, files[name]);
    const { file, documents } = await server.connection.sendRequest<Coverage>("drydock/coverage", { uri });
    assert.match(file.join(), said);
    assert.deepEqual(documents, []);
  }
});

test("a file that is not open is told of", async (context) => {
  const server = await startServer(context);
  const { file } = await server.connection.sendRequest<Coverage>("drydock/coverage", {
    uri: "file:///b.yaml",
  });
  assert.match(file.join(), /does not know this file/u);
});
