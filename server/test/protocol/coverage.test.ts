import assert from "node:assert/strict";
import test from "node:test";
import { startServer } from "../support/serverProcess.ts";

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

test("a file that is not open is told of", async (context) => {
  const server = await startServer(context);
  const { file } = await server.connection.sendRequest<Coverage>("drydock/coverage", {
    uri: "file:///b.yaml",
  });
  assert.match(file.join(), /does not know this file/u);
});
