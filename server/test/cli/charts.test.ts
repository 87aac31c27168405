import assert from "node:assert/strict";
import { test } from "node:test";
import { drydock, findingsOf, folderWith } from "./drydock.ts";

const template = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ .Release.Name }}
spec:
  replcas: {{ .Values.replica }}
`;

test("values of a chart are checked against their schema", async (context) => {
  const folder = folderWith(context, {
    "web/Chart.yaml": "apiVersion: v2\nname: web\nversion: 0.1.0\n",
    "web/values.yaml": "replicas: 2\nmode: fast\n",
    "web/values-production.yaml": "replicas: many\n",
    "web/values.schema.json": '{"properties":{"replicas":{"type":"integer"}},"additionalProperties":false}',
  });
  const found = findingsOf(await drydock(folder, ["validate", "web", "--format", "json"]));
  assert.deepEqual(
    found.map(({ file, path, code, severity }) => [file, path, code, severity]),
    [
      ["web/values-production.yaml", "replicas", "invalid-chart-value", "error"],
      ["web/values.yaml", "mode", "invalid-chart-value", "error"],
    ],
  );
});

test("templates of a chart are checked by their literal parts and against its values", async (context) => {
  const folder = folderWith(context, {
    "web/Chart.yaml": "apiVersion: v2\nname: web\nversion: 0.1.0\n",
    "web/values.yaml": "replicas: 2\n",
    "web/templates/web.yaml": template,
    "web/templates/name.yaml":
      "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\ndata: { a: '{{ .Values.nmae }}' }\n",
  });
  const codesOf = async (...args: readonly string[]): Promise<readonly unknown[]> =>
    findingsOf(await drydock(folder, ["validate", ...args, "--format", "json"])).map(({ line, code }) => [
      line,
      code,
    ]);
  assert.deepEqual(await codesOf("web"), [
    [4, "missing-chart-value"],
    [6, "unknown-field"],
    [6, "missing-chart-value"],
  ]);
  assert.deepEqual(await codesOf("web", "--isolate"), []);
});
