import assert from "node:assert/strict";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { suite, test, type TestContext } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import type {
  CompletionList,
  Diagnostic,
  Hover,
  Location,
  WorkspaceEdit,
} from "vscode-languageserver-protocol";
import { startServer, type ServerProcess, type StartOptions } from "../support/serverProcess.ts";
import { projectPath } from "../support/shared.ts";

interface Project {
  readonly server: ServerProcess;
  readonly uriOf: (name: string) => string;
  /** Opens a file with the text that it has on disk. */
  readonly open: (name: string) => Promise<string>;
  /** Asks about the place of the first `needle` in the file, behind its last character. */
  readonly ask: <Answer>(method: string, name: string, needle: string) => Promise<Answer>;
}

/** The chart of the fixtures in a folder of its own, which may be changed. */
async function chartProject(
  context: TestContext,
  { isWorkspace = true, ...options }: StartOptions & { readonly isWorkspace?: boolean } = {},
): Promise<Project> {
  const folder = mkdtempSync(path.join(tmpdir(), "drydock-"));
  context.after(() => {
    rmSync(folder, { recursive: true });
  });
  cpSync(projectPath("test-fixtures/helm"), folder, { recursive: true });
  const uriOf = (name: string): string => pathToFileURL(path.join(folder, "web", name)).href;
  const server = await startServer(context, {
    ...options,
    ...(isWorkspace ? { folders: [pathToFileURL(folder).href] } : {}),
  });
  const textOf = (name: string): string => readFileSync(fileURLToPath(uriOf(name)), "utf8");
  return {
    server,
    uriOf,
    async open(name) {
      await server.open(uriOf(name), textOf(name), 1, name.startsWith("templates/") ? "helm" : "yaml");
      return textOf(name);
    },
    ask(method, name, needle) {
      const before = textOf(name).split(needle, 1)[0] ?? "";
      const line = before.split("\n").length - 1;
      const character = before.length - before.lastIndexOf("\n") - 1 + needle.length;
      return server.connection.sendRequest(method, {
        textDocument: { uri: uriOf(name) },
        position: { line, character },
        context: { includeDeclaration: false },
      });
    },
  };
}

/** Places as `file:line text`. */
function placesOf(locations: readonly Location[], uriOf: Project["uriOf"]): readonly string[] {
  const home = uriOf("");
  return locations.map(({ uri, range }) => {
    const line = readFileSync(fileURLToPath(uri), "utf8").split("\n")[range.start.line] ?? "";
    const text = line.slice(range.start.character, range.end.character);
    return `${uri.slice(home.length + 1)}:${String(range.start.line + 1)} ${text}`;
  });
}

suite("a Helm chart in the editor", () => {
  test("leads from a value to its default and back", async (context) => {
    const { open, ask, uriOf } = await chartProject(context);
    await open("templates/deployment.yaml");
    await open("values.yaml");
    const definition = (needle: string): Promise<readonly string[]> =>
      ask<Location[]>("textDocument/definition", "templates/deployment.yaml", needle).then((found) =>
        placesOf(found, uriOf),
      );
    assert.deepEqual(await definition("{{ .repository"), ["values.yaml:5 repository"]);
    assert.deepEqual(await definition(".Values.service.port"), ["values.yaml:12 port"]);
    assert.deepEqual(await definition(".Values.service"), ["values.yaml:10 service"]);
    assert.deepEqual(await definition('include "web.fullname'), ['templates/_helpers.tpl:2 "web.fullname"']);
    const uses = await ask<Location[]>("textDocument/references", "values.yaml", "  port");
    assert.deepEqual(placesOf(uses, uriOf), [
      "templates/deployment.yaml:29 port",
      "templates/service.yaml:9 port",
    ]);
    const hosts = await ask<Location[]>("textDocument/references", "values.yaml", "- host");
    assert.deepEqual(placesOf(hosts, uriOf), ["templates/ingress.yaml:10 host"]);
  });

  test("shows defaults, and completes values, built-in objects, functions and named templates", async (context) => {
    const { server, open, ask, uriOf } = await chartProject(context);
    await open("templates/deployment.yaml");
    const hover = await ask<Hover>("textDocument/hover", "templates/deployment.yaml", ".Values.replicas");
    const { value } = hover.contents as { readonly value: string };
    assert.match(value, /`\.Values\.replicas`.*How many pods run at the same time\..*replicas: 2/su);
    const labels = async (text: string): Promise<readonly string[]> => {
      await server.connection.sendNotification("textDocument/didChange", {
        textDocument: { uri: uriOf("templates/deployment.yaml"), version: 2 },
        contentChanges: [{ text }],
      });
      const lines = text.split("\n");
      const { items } = await server.connection.sendRequest<CompletionList>("textDocument/completion", {
        textDocument: { uri: uriOf("templates/deployment.yaml") },
        position: { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 },
      });
      return items.map(({ label }) => label);
    };
    assert.deepEqual(await labels("a: {{ .Values.image."), ["repository", "tag", "pullPolicy"]);
    assert.deepEqual(await labels("{{ with .Values.service }}\na: {{ ."), ["type", "port"]);
    assert.ok((await labels("a: {{ .")).includes("Capabilities"));
    assert.ok((await labels("a: {{ .Release.")).includes("Namespace"));
    assert.deepEqual(await labels('a: {{ include "'), ["web.fullname", "web.labels"]);
    assert.ok((await labels("a: {{ to")).includes("toYaml"));
  });

  test("is never read as plain YAML, and says what no value is set for", async (context) => {
    const { server, open, uriOf } = await chartProject(context);
    const isClean = server.nextDiagnostics(({ uri }) => uri === uriOf("templates/deployment.yaml"));
    const text = await open("templates/deployment.yaml");
    assert.deepEqual((await isClean).diagnostics, []);
    const isTold = server.nextDiagnostics(({ diagnostics }) => diagnostics.length > 1);
    await server.connection.sendNotification("textDocument/didChange", {
      textDocument: { uri: uriOf("templates/deployment.yaml"), version: 2 },
      contentChanges: [
        { text: text.replace("replicas: {{ .Values.replicas", "replcas: {{ .Values.replica") },
      ],
    });
    assert.deepEqual(
      (await isTold).diagnostics.map(({ code, message, severity }) => [code, severity, message]),
      [
        ["unknown-field", 1, "There is no field `replcas` in `spec`. Did you mean `replicas`?"],
        ["missing-chart-value", 4, "The values of the chart have no `replica`. Did you mean `replicas`?"],
      ],
    );
    const isSet = server.nextDiagnostics(({ diagnostics }) => diagnostics.length === 1);
    const values = readFileSync(fileURLToPath(uriOf("values.yaml")), "utf8");
    await server.open(uriOf("values.yaml"), `${values}replica: 1\n`);
    await isSet;
  });

  test("gives a value another name in all its files, or none", async (context) => {
    const { server, open, ask, uriOf } = await chartProject(context);
    await open("templates/deployment.yaml");
    const prepared = await ask<{ placeholder: string } | null>(
      "textDocument/prepareRename",
      "templates/deployment.yaml",
      ".Values.service.port",
    );
    assert.equal(prepared?.placeholder, "port");
    const rename = (line: number, character: number, newName: string): Promise<WorkspaceEdit> =>
      server.connection.sendRequest("textDocument/rename", {
        textDocument: { uri: uriOf("templates/deployment.yaml") },
        position: { line, character },
        newName,
      });
    const { changes = {} } = await rename(11, 25, "copies");
    assert.deepEqual(
      Object.entries(changes).map(([uri, edits]) => [uri.slice(uriOf("").length + 1), edits.length]),
      [
        ["values.yaml", 1],
        ["values-production.yaml", 1],
        ["templates/deployment.yaml", 1],
      ],
    );
    await assert.rejects(
      rename(11, 25, "service"),
      /The values have a key `service` at this place already\./u,
    );
    await assert.rejects(rename(11, 25, "a-b"), /can not stand behind a dot/u);
  });

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
    const isAboutName = ({ range }: Diagnostic): boolean => range.start.line === 3;
    const isPlain = server.nextDiagnostics(({ diagnostics }) => diagnostics.length > 0);
    await server.open(uriOf(name), 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: "{{ .a }}"\n');
    assert.ok((await isPlain).diagnostics.some(isAboutName));
    const isTemplate = server.nextDiagnostics(({ diagnostics }) => !diagnostics.some(isAboutName));
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

  test("is found around a file that is opened alone", async (context) => {
    const { open, ask, uriOf } = await chartProject(context, { isWorkspace: false });
    await open("templates/service.yaml");
    const found = await ask<Location[]>(
      "textDocument/definition",
      "templates/service.yaml",
      ".Values.service.type",
    );
    assert.deepEqual(placesOf(found, uriOf), ["values.yaml:11 type"]);
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
    const folder = mkdtempSync(path.join(tmpdir(), "drydock-"));
    context.after(() => {
      rmSync(folder, { recursive: true });
    });
    // A stand-in for Helm, which Debian does not have: it prints a text that is laid before it, or refuses as Helm does.
    const output = path.join(folder, "output");
    writeFileSync(
      path.join(folder, "helm"),
      `#!${process.execPath}
const [command, , chart] = process.argv.slice(2);
if (command !== "template" || !require("node:fs").existsSync(chart + "/Chart.yaml")) process.exit(2);
const text = require("node:fs").readFileSync(${JSON.stringify(output)}, "utf8");
if (text.startsWith("Error")) { process.stderr.write(text); process.exit(1); }
process.stdout.write(text);
`,
      { mode: 0o755 },
    );
    const { server, open, uriOf } = await chartProject(context, { environment: { PATH: folder } });
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
    writeFileSync(
      output,
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
    writeFileSync(output, refusal);
    assert.deepEqual(await render(), { kind: "failed", errors: refusal });
    assert.match((await isRefused)[0] ?? "", /^8:5 Helm cannot render the chart: executing .* nil pointer$/u);
  });

  test("needs no Helm", async (context) => {
    const { server, uriOf } = await chartProject(context, { environment: { PATH: "" } });
    const render = (name: string): Promise<unknown> =>
      server.connection.sendRequest("drydock/helm/render", { uri: uriOf(name) });
    assert.deepEqual(await render("templates/service.yaml"), { kind: "not-installed" });
    assert.deepEqual(await render("../elsewhere.yaml"), { kind: "no-chart" });
  });
});
