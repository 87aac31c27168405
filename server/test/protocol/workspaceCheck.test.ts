import assert from "node:assert/strict";
import { renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { suite, test, type TestContext } from "node:test";
import { pathToFileURL } from "node:url";
import {
  CancellationTokenSource,
  FileChangeType,
  type PublishDiagnosticsParams,
} from "vscode-languageserver-protocol";
import type { StartWorkspaceCheckAnswer } from "../../src/lsp/workspaceCheck/protocol.ts";
import { brokenPod, pod } from "../support/manifests.ts";
import { standInHelm } from "../support/standInHelm.ts";
import { startServer, type ServerProcess, type StartOptions } from "../support/serverProcess.ts";
import { folderWith } from "../support/temporaryFolder.ts";

const service = `apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  selector:
    app: web
  ports:
  - port: 80
`;
const namespace = "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: web\n";
const labelled = pod.replace("  name: web\n", "  name: web\n  labels:\n    app: web\n");

interface Project {
  readonly folder: string;
  readonly server: ServerProcess;
  readonly uriOf: (name: string) => string;
  readonly start: () => Promise<StartWorkspaceCheckAnswer>;
  readonly end: () => Promise<void>;
  /** Tells the server that files have changed on disk. */
  readonly changed: (...names: readonly string[]) => Promise<void>;
  /** The codes that are shown of each file at this moment. */
  readonly shown: () => Readonly<Record<string, readonly unknown[]>>;
  /** The next diagnostics of a file. */
  readonly next: (name: string) => Promise<PublishDiagnosticsParams>;
}

async function project(
  context: TestContext,
  files: Readonly<Record<string, string>>,
  options: StartOptions = {},
): Promise<Project> {
  const folder = folderWith(context, files);
  const home = `${pathToFileURL(folder).href}/`;
  const server = await startServer(context, { folders: [pathToFileURL(folder).href], ...options });
  const { connection } = server;
  const uriOf = (name: string): string => home + name;
  return {
    folder,
    server,
    uriOf,
    start: () => connection.sendRequest("drydock/workspaceCheck/start", {}),
    end: () => connection.sendRequest("drydock/workspaceCheck/end"),
    changed: (...names) =>
      connection.sendNotification("workspace/didChangeWatchedFiles", {
        changes: names.map((name) => ({ uri: uriOf(name), type: 2 })),
      }),
    shown() {
      const last = new Map(
        server.pushed.map(({ uri, diagnostics }) => [uri.slice(home.length), diagnostics]),
      );
      return Object.fromEntries(
        [...last]
          .filter(([, diagnostics]) => diagnostics.length > 0)
          .map(([name, diagnostics]) => [name, diagnostics.map(({ code }) => code)]),
      );
    },
    next: (name) => server.nextDiagnostics(({ uri }) => uri === uriOf(name)),
  };
}

const brokenCodes = ["invalid-enum", "unknown-field"];

suite("a check of the whole workspace", () => {
  test("shows findings of files that are not open, but none of excluded ones, until it ends", async (context) => {
    const { start, end, shown } = await project(context, {
      "a.yaml": brokenPod,
      "apps/b.yaml": `${namespace}---\n${brokenPod}`,
      "fine.yaml": pod,
      "notes.yaml": "a: [",
      "old/c.yaml": brokenPod,
      ".hidden/d.yaml": brokenPod,
      "node_modules/e.yaml": brokenPod,
      "drydock.yaml": "apiVersion: drydock/v1\nkind: Configuration\nexclude: [old]\n",
    });
    assert.deepEqual(await start(), { files: 6, isCut: false });
    assert.deepEqual(shown(), { "a.yaml": brokenCodes, "apps/b.yaml": brokenCodes });
    await end();
    assert.deepEqual(shown(), {});
  });

  test("follows files on disk and what they mean for each other", async (context) => {
    const { folder, start, changed, next, shown } = await project(context, {
      "service.yaml": service,
      "pod.yaml": labelled,
      "gone.yaml": brokenPod,
    });
    await start();
    assert.deepEqual(shown(), { "gone.yaml": brokenCodes });
    const isLost = next("service.yaml");
    const isGone = next("gone.yaml");
    writeFileSync(path.join(folder, "pod.yaml"), pod);
    rmSync(path.join(folder, "gone.yaml"));
    await changed("pod.yaml", "gone.yaml");
    assert.deepEqual((await isGone).diagnostics, []);
    assert.deepEqual(
      (await isLost).diagnostics.map(({ code }) => code),
      ["unmatched-selector"],
    );
    const isFound = next("service.yaml");
    writeFileSync(path.join(folder, "pod.yaml"), labelled);
    await changed("pod.yaml");
    assert.deepEqual((await isFound).diagnostics, []);
  });

  test("forgets what lay in a folder that is gone, and finds what lies in one that was moved here", async (context) => {
    const { folder, start, server, uriOf, next, shown } = await project(context, {
      "apps/a.yaml": brokenPod,
    });
    await start();
    assert.deepEqual(shown(), { "apps/a.yaml": brokenCodes });
    const isGone = next("apps/a.yaml");
    const isThere = next("moved/a.yaml");
    renameSync(path.join(folder, "apps"), path.join(folder, "moved"));
    await server.connection.sendNotification("workspace/didChangeWatchedFiles", {
      changes: [
        { uri: uriOf("apps"), type: FileChangeType.Deleted },
        { uri: uriOf("moved"), type: FileChangeType.Created },
      ],
    });
    assert.deepEqual((await isGone).diagnostics, []);
    await isThere;
    assert.deepEqual(shown(), { "moved/a.yaml": brokenCodes });
  });

  test("says of templates what their chart says now", async (context) => {
    const { folder, start, changed, server, uriOf, next, shown } = await project(context, {
      "web/Chart.yaml": "apiVersion: v2\nname: web\nversion: 0.1.0\n",
      "web/values.yaml": "replicas: 2\n",
      "web/templates/web.yaml":
        "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\ndata: { a: '{{ .Values.name }}' }\n",
    });
    await start();
    const missing = { "web/templates/web.yaml": ["missing-chart-value"] };
    assert.deepEqual(shown(), missing);
    const isSet = next("web/templates/web.yaml");
    await server.open(uriOf("web/values.yaml"), "replicas: 2\nname: a\n");
    assert.deepEqual((await isSet).diagnostics, []);
    const isBack = next("web/templates/web.yaml");
    await server.connection.sendNotification("textDocument/didClose", {
      textDocument: { uri: uriOf("web/values.yaml") },
    });
    await isBack;
    assert.deepEqual(shown(), missing);
    const isWritten = next("web/templates/web.yaml");
    writeFileSync(path.join(folder, "web/values.yaml"), "name: a\nreplicas: 2\n");
    await changed("web/values.yaml");
    assert.deepEqual((await isWritten).diagnostics, []);
  });

  test("has Helm render the charts of a workspace that is trusted, but libraries and excluded ones", async (context) => {
    const helm = standInHelm(context);
    helm.answer(
      "---\n# Source: web/templates/web.yaml\napiVersion: v1\nkind: Pod\nmetadata: { name: a }\nspeck: {}\n",
    );
    const chart = (name: string, more = ""): Readonly<Record<string, string>> => ({
      [`${name}/Chart.yaml`]: `apiVersion: v2\nname: web\nversion: 0.1.0\n${more}`,
      [`${name}/templates/web.yaml`]:
        "apiVersion: v1\nkind: Pod\nmetadata: { name: a }\n{{ .Values.what }}: {}\n",
      [`${name}/values.yaml`]: "what: speck\n",
    });
    const files = {
      ...chart("web"),
      ...chart("web/charts/inner"),
      ...chart("common", "type: library\n"),
      ...chart("old"),
      "drydock.yaml": "apiVersion: drydock/v1\nkind: Configuration\nexclude: [old]\n",
    };
    const environment = { PATH: helm.folder };
    const cautious = await project(context, files, { environment });
    await cautious.start();
    assert.deepEqual(cautious.shown(), {});
    const isTold = cautious.next("web/templates/web.yaml");
    await cautious.server.connection.sendNotification("drydock/workspaceCheck/trust", {});
    await isTold;
    const rendered = { "web/templates/web.yaml": ["unknown-field", "missing-required"] };
    assert.deepEqual(cautious.shown(), rendered);
    const trusted = await project(context, files, {
      environment,
      initializationOptions: { isTrusted: true },
    });
    await trusted.start();
    assert.deepEqual(trusted.shown(), rendered);
  });

  test("leaves open files to the editor that pulls, and takes them back when they are closed", async (context) => {
    const { server, uriOf, start, next } = await project(
      context,
      { "a.yaml": brokenPod },
      { capabilities: { textDocument: { diagnostic: {} } } },
    );
    await start();
    const isLeft = next("a.yaml");
    await server.open(uriOf("a.yaml"), brokenPod);
    assert.deepEqual((await isLeft).diagnostics, []);
    const isBack = next("a.yaml");
    await server.connection.sendNotification("textDocument/didClose", {
      textDocument: { uri: uriOf("a.yaml") },
    });
    assert.equal((await isBack).diagnostics.length, 2);
  });

  test("counts what an editor that is told has closed again once, however often", async (context) => {
    const fields = Array.from({ length: 1000 }, (_, index) => `  - ${String(index)}\n`).join("");
    const broken = `${pod}  imagePullSecrets:\n${fields}`;
    // As many findings as are shown together: if those of a file were counted twice, they would be too many.
    const others = Array.from({ length: 9 }, (_, index) => [`${String(index)}.yaml`, broken] as const);
    const files = { "broken.yaml": broken, ...Object.fromEntries(others) };
    const { server, uriOf, start, shown } = await project(context, files);
    const before = await start();
    assert.deepEqual(before, { files: 10, isCut: false });
    const uri = uriOf("broken.yaml");
    for (let round = 0; round < 2; round += 1) {
      await server.open(uri, pod);
      const isBack = server.nextDiagnostics(({ diagnostics }) => diagnostics.length === 1000);
      await server.connection.sendNotification("textDocument/didClose", { textDocument: { uri } });
      await Promise.race([isBack, start()]);
    }
    assert.deepEqual(await start(), before);
    assert.equal(shown()["broken.yaml"]?.length, 1000);
  });

  test("starts and ends with the setting, and tells how far it is", async (context) => {
    let scope = "workspace";
    const { server, next, shown } = await project(
      context,
      { "a.yaml": brokenPod },
      {
        capabilities: { workspace: { configuration: true }, window: { workDoneProgress: true } },
        settings: () => ({ scope }),
      },
    );
    const { connection } = server;
    const told: string[] = [];
    connection.onRequest("window/workDoneProgress/create", () => null);
    const isOver = new Promise<void>((resolve) => {
      connection.onNotification("$/progress", ({ value }: { readonly value: { readonly kind: string } }) => {
        told.push(value.kind);
        if (value.kind === "end") resolve();
      });
    });
    await isOver;
    assert.deepEqual(shown(), { "a.yaml": brokenCodes });
    assert.deepEqual([told[0], told.at(-1)], ["begin", "end"]);
    const isTakenBack = next("a.yaml");
    scope = "openFiles";
    await connection.sendNotification("workspace/didChangeConfiguration", { settings: null });
    assert.deepEqual((await isTakenBack).diagnostics, []);
  });

  test("is checked again when others decide otherwise", async (context) => {
    const { folder, start, changed, next } = await project(context, {
      "a.yaml": brokenPod,
      "drydock.yaml": "apiVersion: drydock/v1\nkind: Configuration\n",
    });
    await start();
    const isSilent = next("a.yaml");
    writeFileSync(
      path.join(folder, "drydock.yaml"),
      "apiVersion: drydock/v1\nkind: Configuration\nexclude: [a.yaml]\n",
    );
    await changed("drydock.yaml");
    assert.deepEqual((await isSilent).diagnostics, []);
  });

  test("answers others meanwhile, and stops when it is cancelled", async (context) => {
    const many = Array.from({ length: 400 }, (_, index) => [`${String(index)}.yaml`, brokenPod]);
    const { server, start, shown } = await project(
      context,
      Object.fromEntries(many) as Record<string, string>,
    );
    const { connection } = server;
    const isBegun = server.nextDiagnostics(() => true);
    const source = new CancellationTokenSource();
    const stopped = connection.sendRequest<StartWorkspaceCheckAnswer>(
      "drydock/workspaceCheck/start",
      {},
      source.token,
    );
    await isBegun;
    await connection.sendRequest("workspace/symbol", { query: "web" });
    source.cancel();
    const { files } = await stopped;
    assert.ok(files < 400, `${String(files)} files were checked before it stopped`);
    assert.equal(Object.keys(shown()).length, files);
    assert.deepEqual(await start(), { files: 400, isCut: false });
    assert.equal(Object.keys(shown()).length, 400);
  });
});
