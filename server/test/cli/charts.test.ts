import assert from "node:assert/strict";
import { test } from "node:test";
import { folderWith } from "../support/temporaryFolder.ts";
import { drydock, findingsOf } from "./drydock.ts";

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

test("values for the charts inside of a chart are checked against the schemas of these, where they are installed", async (context) => {
  const schema = '{"properties":{"port":{"type":"integer"}},"additionalProperties":false}';
  const dependency = (name: string, more = ""): string => `- {name: ${name}, version: 0.1.0${more}}\n`;
  const chart = (name: string): string => `apiVersion: v2\nname: ${name}\nversion: 0.1.0\n`;
  const folder = folderWith(context, {
    "web/Chart.yaml": `${chart("web")}dependencies:\n${[
      dependency("packed", ", alias: other"),
      dependency("beside", ", repository: 'file://../beside'"),
      dependency("shut", ", condition: shut.enabled, repository: 'file://../beside'"),
      dependency("tagged", ", tags: [back], repository: 'file://../beside'"),
      dependency("elsewhere", ", repository: 'https://example.com/charts'"),
    ].join("")}`,
    "web/values.yaml":
      "other: {port: a}\npacked: {port: a}\nbeside: {prot: 1, port: 1}\nshut: {enabled: false}\ntagged: {port: a}\nelsewhere: {port: a}\n",
    "web/values-on.yaml": "shut: {enabled: true, port: 1}\nbeside: {port: b}\n",
    "web/values-off.yaml": "shut: {port: a}\n",
    "web/charts/packed/Chart.yaml": chart("packed"),
    "web/charts/packed/values.schema.json": schema,
    "beside/Chart.yaml": chart("beside"),
    "beside/values.schema.json": schema,
  });
  const found = findingsOf(await drydock(folder, ["validate", ".", "--format", "json"]));
  assert.deepEqual(
    found.map(({ file, path, code, severity }) => [file, path, code, severity]),
    [
      ["web/values-on.yaml", "shut.enabled", "invalid-chart-value", "error"],
      ["web/values-on.yaml", "beside.port", "invalid-chart-value", "error"],
      ["web/values.yaml", "other.port", "invalid-chart-value", "error"],
      ["web/values.yaml", "beside.prot", "invalid-chart-value", "error"],
    ],
  );
  assert.match(
    String(found[3]?.["message"]),
    /of the chart `beside` does not allow this: There is no field `prot`/u,
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

test("a chart without mistakes counts as checked", async (context) => {
  const folder = folderWith(context, {
    "web/Chart.yaml": "apiVersion: v2\nname: web\nversion: 0.1.0\n",
    "web/values.yaml": "replicas: 2\n",
    "web/templates/web.yaml": template.replace("replcas", "replicas").replace(".replica ", ".replicas "),
    "account.yaml": "apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: web\n",
  });
  const summaryOf = async (...paths: string[]): Promise<string> =>
    (await drydock(folder, ["validate", ...paths])).output;
  assert.equal(await summaryOf("web"), "No problems in 1 chart in 3 files, Kubernetes 1.36.\n");
  assert.equal(await summaryOf("."), "No problems in 1 object and 1 chart in 4 files, Kubernetes 1.36.\n");
});
