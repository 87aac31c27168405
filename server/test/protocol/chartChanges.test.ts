import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { suite, test } from "node:test";
import { fileURLToPath } from "node:url";
import type { Diagnostic, Hover, WorkspaceEdit } from "vscode-languageserver-protocol";
import { chartProject } from "../support/chartProject.ts";
import { standInHelm } from "../support/standInHelm.ts";

suite("a Helm chart that changes", () => {
  test("follows its Chart.yaml in the editor, and its values on disk where no editor tells of files", async (context) => {
    const { server, open, uriOf } = await chartProject(context);
    const uri = uriOf("templates/service.yaml");
    const until = (count: number): Promise<unknown> =>
      server.nextDiagnostics((params) => params.uri === uri && params.diagnostics.length === count);
    const isTold = until(1);
    await server.open(uri, "a: {{ .Values.queue }}\n", 1, "helm");
    await isTold;
    const chart = await open("Chart.yaml");
    const isSilent = until(0);
    await server.connection.sendNotification("textDocument/didChange", {
      textDocument: { uri: uriOf("Chart.yaml"), version: 2 },
      contentChanges: [{ text: `${chart}  - { name: queue, version: 1.0.0 }\n` }],
    });
    await isSilent;
    const isBack = until(1);
    await server.connection.sendNotification("textDocument/didClose", {
      textDocument: { uri: uriOf("Chart.yaml") },
    });
    await isBack;
    const values = await open("values.yaml");
    writeFileSync(fileURLToPath(uriOf("values.yaml")), `${values}queue: a\n`);
    const isSet = until(0);
    await server.connection.sendNotification("textDocument/didClose", {
      textDocument: { uri: uriOf("values.yaml") },
    });
    await isSet;
  });

  test("takes values that the chart around it gives, and renames them there too", async (context) => {
    const { server, open, ask, uriOf } = await chartProject(context);
    writeFileSync(fileURLToPath(uriOf("values.yaml")), "cache:\n  port: 6380\n  secret: a\n");
    const name = "charts/cache/templates/service.yaml";
    const isClean = server.nextDiagnostics(({ uri }) => uri === uriOf(name));
    writeFileSync(fileURLToPath(uriOf(name)), "a: {{ .Values.port }}\nb: {{ .Values.secret }}\n");
    await open(name);
    assert.deepEqual((await isClean).diagnostics, []);
    const isTold = server.nextDiagnostics(({ diagnostics }) => diagnostics.length > 0);
    await server.open(uriOf("values.yaml"), "cache:\n  port: 6380\n");
    assert.deepEqual(
      (await isTold).diagnostics.map(({ code }) => code),
      ["missing-chart-value"],
    );
    assert.ok(await ask("textDocument/prepareRename", name, ".Values.port"));
    const { changes = {} } = await server.connection.sendRequest<WorkspaceEdit>("textDocument/rename", {
      textDocument: { uri: uriOf(name) },
      position: { line: 0, character: 15 },
      newName: "listen",
    });
    assert.deepEqual(
      Object.keys(changes).map((uri) => uri.slice(uriOf("").length + 1)),
      ["charts/cache/values.yaml", "values.yaml", name],
    );
  });

  test("asks an editor that pulls once to ask again, however many of its files change", async (context) => {
    const { server, open, ask, uriOf } = await chartProject(context, {
      capabilities: {
        textDocument: { diagnostic: {} },
        workspace: { diagnostics: { refreshSupport: true } },
      },
    });
    const { connection } = server;
    let refreshes = 0;
    let hear = (): void => undefined;
    connection.onRequest("workspace/diagnostic/refresh", () => {
      refreshes += 1;
      hear();
      return null;
    });
    // Starts when all folders were read.
    await connection.sendRequest("drydock/workspaceCheck/start", {});
    await connection.sendRequest("drydock/workspaceCheck/end");
    const pull = (name: string): Promise<{ readonly items?: readonly { readonly code: string }[] }> =>
      connection.sendRequest("textDocument/diagnostic", { textDocument: { uri: uriOf(name) } });
    const names = ["deployment", "service", "ingress"].map((name) => `templates/${name}.yaml`);
    for (const name of [...names, "values.yaml"]) await open(name);
    assert.ok(await ask<Hover | null>("textDocument/hover", names[0] ?? "", ".Values.replicas"));
    for (const name of names) await pull(name);
    refreshes = 0;
    const isAsked = new Promise<void>((resolve) => (hear = resolve));
    await connection.sendNotification("textDocument/didChange", {
      textDocument: { uri: uriOf("values.yaml"), version: 2 },
      contentChanges: [{ text: "service: { other: 1 }\n" }],
    });
    await isAsked;
    const found = await pull("templates/service.yaml");
    assert.ok(found.items?.some(({ code }) => code === "missing-chart-value"));
    assert.equal(refreshes, 1);
  });

  test("is found as soon as its Chart.yaml is written", async (context) => {
    const { server, uriOf } = await chartProject(context);
    const name = "../other/templates/pod.yaml";
    const isAboutWhole = ({ code }: Diagnostic): boolean => code === "no-containers";
    const isPlain = server.nextDiagnostics(({ diagnostics }) => diagnostics.length > 0);
    await server.open(uriOf(name), 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: "{{ .a }}"\n');
    assert.ok((await isPlain).diagnostics.some(isAboutWhole));
    const isTemplate = server.nextDiagnostics(({ diagnostics }) => !diagnostics.some(isAboutWhole));
    mkdirSync(fileURLToPath(uriOf("../other")), { recursive: true });
    writeFileSync(
      fileURLToPath(uriOf("../other/Chart.yaml")),
      "apiVersion: v2\nname: other\nversion: 0.1.0\n",
    );
    await server.connection.sendNotification("workspace/didChangeWatchedFiles", {
      changes: [{ uri: uriOf("../other/Chart.yaml"), type: 1 }],
    });
    await isTemplate;
  });

  test("is none without a Chart.yaml", async (context) => {
    const { server, uriOf } = await chartProject(context);
    const told = server.nextDiagnostics(({ diagnostics }) => diagnostics.length > 0);
    await server.open(
      uriOf("../templates/pod.yaml"),
      'apiVersion: v1\nkind: Pod\nmetadata:\n  name: "{{ .a }}"\nspeck: {}\n',
    );
    assert.ok((await told).diagnostics.some(({ code }) => code === "unknown-field"));
  });

  test("is checked as Helm renders it, where that is asked for", async (context) => {
    const helm = standInHelm(context);
    const { server, open, uriOf } = await chartProject(context, { environment: { PATH: helm.folder } });
    const { connection } = server;
    const uri = uriOf("templates/service.yaml");
    const render = (): Promise<unknown> => connection.sendRequest("drydock/helm/render", { uri });
    const told = (): Promise<readonly string[]> =>
      server
        .nextDiagnostics((params) => params.uri === uri && params.diagnostics.length > 0)
        .then(({ diagnostics }) =>
          diagnostics.map(
            ({ range, message }) =>
              `${String(range.start.line + 1)}:${String(range.start.character + 1)} ${typeof message === "string" ? message : message.value}`,
          ),
        );
    await open("templates/service.yaml");
    const isWrong = told();
    helm.answer(
      `---
# Source: web/templates/service.yaml
apiVersion: v1
kind: Service
metadata:
  name: release-web
spec:
  type: Cluster
  ports:
    - name: http
      port: 80
      targetPort: http
  selector:
    app.kubernetes.io/name: web
---
# Source: web/templates/service.yaml
apiVersion: v1
kind: ConfigMap
metadata:
  name: release-web
data:
  MODE: 1
`,
    );
    assert.deepEqual(await render(), { kind: "rendered", documents: 2 });
    assert.deepEqual(await isWrong, [
      "6:3 As Helm renders it: `Cluster` is not one of the values of `type`: `ClusterIP`, `ExternalName`, `LoadBalancer`, `NodePort`.",
      "21:1 As Helm renders it: `MODE` must be a text, not the number `1`.",
    ]);
    const isRefused = told();
    const refusal =
      'Error: template: web/templates/service.yaml:8:15: executing "web/templates/service.yaml" at <.Values.a.b>: nil pointer';
    helm.answer(refusal);
    assert.deepEqual(await render(), { kind: "failed", errors: refusal });
    assert.match((await isRefused)[0] ?? "", /^8:5 Helm cannot render the chart: executing .* nil pointer$/u);
  });

  test(
    "is checked as the real Helm renders it",
    { skip: spawnSync("helm", ["version"]).error === undefined ? false : "helm is not installed" },
    async (context) => {
      const { server, open, uriOf } = await chartProject(context);
      const uri = uriOf("templates/service.yaml");
      const told = (): Promise<readonly unknown[]> =>
        server
          .nextDiagnostics((params) => params.uri === uri && params.diagnostics.length > 0)
          .then(({ diagnostics }) => diagnostics.map(({ code, range: { start } }) => [code, start.line + 1]));
      const render = (): Promise<unknown> => server.connection.sendRequest("drydock/helm/render", { uri });
      const replace = (file: string, from: string, to: string): void => {
        const path = fileURLToPath(uriOf(file));
        writeFileSync(path, readFileSync(path, "utf8").replace(from, to));
      };
      replace("values.yaml", "type: ClusterIP", "type: Cluster");
      await open("templates/service.yaml");
      const isWrong = told();
      await render();
      assert.deepEqual(await isWrong, [["invalid-enum", 6]]);
      const isRefused = told();
      replace("values.yaml", "settings:\n", "settings: text\nothers:\n");
      const { kind } = (await render()) as { readonly kind: string };
      assert.equal(kind, "failed");
      assert.deepEqual(await isRefused, [["chart-not-rendered", 22]]);
    },
  );

  test("needs no Helm", async (context) => {
    const { server, uriOf } = await chartProject(context, { environment: { PATH: "" } });
    const render = (name: string): Promise<unknown> =>
      server.connection.sendRequest("drydock/helm/render", { uri: uriOf(name) });
    assert.deepEqual(await render("templates/service.yaml"), { kind: "not-installed" });
    assert.deepEqual(await render("../elsewhere.yaml"), { kind: "no-chart" });
  });
});
