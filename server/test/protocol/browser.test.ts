import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { test } from "node:test";
import type {
  Hover,
  Location,
  ProtocolConnection,
  PublishDiagnosticsParams,
} from "vscode-languageserver-protocol";
import type { ShownWalkthrough } from "../../src/lsp/walkthrough/protocol.ts";
import { startStandIn } from "../models/standIn.ts";
import { startBrowserServer } from "../support/browserServer.ts";
import { projectPath } from "../support/shared.ts";

const repository = "vscode-vfs://github/someone/manifests";

const deployment = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  replicas: three
  selector:
    matchLabels: {app: web}
  template:
    metadata:
      labels: {app: web}
    spec:
      serviceAccountName: web
      containers:
        - name: web
          image: registry.example/web:1.0
`;
const account = "apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: web\n";

/** Opens a file and resolves with the first findings in it for which the condition holds. */
function opened(
  connection: ProtocolConnection,
  uri: string,
  text: string,
  condition: (params: PublishDiagnosticsParams) => boolean = () => true,
): Promise<PublishDiagnosticsParams> {
  return new Promise((resolve) => {
    connection.onNotification("textDocument/publishDiagnostics", (params: PublishDiagnosticsParams) => {
      if (params.uri === uri && condition(params)) resolve(params);
    });
    void connection.sendNotification("textDocument/didOpen", {
      textDocument: { uri, languageId: "yaml", version: 1, text },
    });
  });
}

test("a file of a repository elsewhere is checked, completed and explained without a process", async (context) => {
  const connection = await startBrowserServer(context, {});
  const uri = `${repository}/web.yaml`;
  const { diagnostics } = await opened(
    connection,
    uri,
    deployment,
    (params) => params.diagnostics.length > 0,
  );
  assert.deepEqual(
    diagnostics.map(({ code }) => code),
    ["wrong-type"],
  );
  const textDocument = { uri };
  const hover = await connection.sendRequest<Hover>("textDocument/hover", {
    textDocument,
    position: { line: 5, character: 4 },
  });
  assert.match(JSON.stringify(hover.contents), /replicas.*pods/isu);
  const list = await connection.sendRequest<{ readonly items: readonly { readonly label: string }[] }>(
    "textDocument/completion",
    { textDocument, position: { line: 12, character: 6 } },
  );
  assert.ok(list.items.some(({ label }) => label === "nodeSelector"));
});

test("files that are not open are read through the editor", async (context) => {
  const texts = { [`${repository}/web.yaml`]: deployment, [`${repository}/base/account.yaml`]: account };
  const connection = await startBrowserServer(context, texts, { folders: [repository] });
  const uri = `${repository}/web.yaml`;
  await opened(connection, uri, deployment);
  const found = await connection.sendRequest<readonly Location[]>("textDocument/definition", {
    textDocument: { uri },
    position: { line: 12, character: 28 },
  });
  assert.deepEqual(
    found.map((location) => location.uri),
    [`${repository}/base/account.yaml`],
  );
});

test("findings come in the language of the editor", async (context) => {
  const connection = await startBrowserServer(context, {}, { locale: "zh-cn" });
  const uri = `${repository}/web.yaml`;
  const { diagnostics } = await opened(
    connection,
    uri,
    deployment,
    (params) => params.diagnostics.length > 0,
  );
  assert.ok(diagnostics.some(({ message }) => /\p{Script=Han}/u.test(JSON.stringify(message))));
});

/** The files of a Go program in a repository elsewhere. */
function harbour(): { readonly main: string; readonly texts: Record<string, string> } {
  const source = projectPath("test-fixtures/go/elected-registry");
  const home = "vscode-vfs://github/someone/controller";
  const files = globSync("**/*.{go,mod}", { cwd: source });
  return {
    main: `${home}/cmd/harbour/main.go`,
    texts: Object.fromEntries(
      files.map((file) => [`${home}/${file}`, readFileSync(`${source}/${file}`, "utf8")]),
    ),
  };
}

test("a Go program is walked, and no more of the repository is read than the walk needs", async (context) => {
  const { main, texts } = harbour();
  const connection = await startBrowserServer(context, texts);
  const walkthrough = await connection.sendRequest<ShownWalkthrough | null>("drydock/walkthrough/walk", {
    ...{ uri: main, unsaved: [], language: "en", cacheFolder: "/", id: 1 },
  });
  assert.equal(walkthrough?.title, "Walkthrough of harbour");
  assert.ok(walkthrough.steps.every(({ uri }) => uri in texts));
  assert.ok(walkthrough.steps.length > 5);
});

test("the steps of a program that was walked are counted until a file that they rest on changes", async (context) => {
  const { main, texts } = harbour();
  const connection = await startBrowserServer(context, texts);
  const program = {
    uri: main,
    unsaved: [] as { uri: string; text: string }[],
    language: "en",
    cacheFolder: "/",
  };
  const count = (unsaved = program.unsaved): Promise<number | null> =>
    connection.sendRequest("drydock/walkthrough/count", { ...program, unsaved });
  const walk = (): Promise<ShownWalkthrough> =>
    connection.sendRequest("drydock/walkthrough/walk", { ...program, id: 1 });

  assert.equal(await count(), null, "nothing is known before one asks");
  const { length } = (await walk()).steps;
  assert.equal(await count(), length);

  const edited = `// A line above all.\n${texts[main] ?? ""}`;
  assert.equal(await count([{ uri: main, text: edited }]), null, "an open file was edited");
  assert.equal(await count([{ uri: main, text: texts[main] ?? "" }]), length, "and put back");
  const command = main.replace("main.go", "app/command.go");
  texts[command] = `// A line above all.\n${texts[command] ?? ""}`;
  assert.equal(await count(), null, "another file was saved");
  assert.equal((await walk()).steps.length, length);
  assert.equal(await count(), length);
  texts[command.replace("command.go", "more.go")] = "package app\n";
  assert.equal(await count(), null, "a file was added");
});

test("a cluster is refused in words", async (context) => {
  const connection = await startBrowserServer(context, {});
  await assert.rejects(connection.sendRequest("drydock/cluster/contexts"), /A browser reaches no cluster/u);
});

test("models are asked directly", async (context) => {
  const address = await startStandIn(context, ({ path }, response) => {
    response.end(path === "/v1/models" ? '{"data": [{"id": "harbour-small"}]}' : "{}");
  });
  const connection = await startBrowserServer(context, {});
  await connection.sendRequest("drydock/models/configure", {
    ...{
      provider: "openai",
      address: `${address}/v1`,
      model: "",
      language: "en",
      ghostText: false,
      remoteModels: [],
    },
  });
  const models = await connection.sendRequest<readonly { readonly name: string }[]>("drydock/models/list");
  assert.deepEqual(
    models.map(({ name }) => name),
    ["harbour-small"],
  );
});
