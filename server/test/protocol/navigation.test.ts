import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import path from "node:path";
import test from "node:test";
import { pathToFileURL } from "node:url";
import type { CodeLens, Location, WorkspaceSymbol } from "vscode-languageserver-protocol";
import { startServer, type ServerProcess } from "../support/serverProcess.ts";
import { folderWith } from "../support/temporaryFolder.ts";

const ingress = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: front
spec:
  defaultBackend:
    service:
      name: web
      port:
        number: 80
`;

const service = `# The way in
---
apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  selector:
    app: web
  ports:
  - port: 80
`;

interface Opened {
  readonly server: ServerProcess;
  readonly ingressUri: string;
  readonly serviceUri: string;
}

/** The Service lies on disk, the Ingress is open. */
async function opened(context: test.TestContext): Promise<Opened> {
  const folder = folderWith(context, { "service.yaml": service });
  const uriOf = (name: string): string => pathToFileURL(path.join(folder, name)).href;
  const server = await startServer(context, { folders: [pathToFileURL(folder).href] });
  await server.open(uriOf("ingress.yaml"), ingress);
  return { server, ingressUri: uriOf("ingress.yaml"), serviceUri: uriOf("service.yaml") };
}

function definition({ server, ingressUri }: Opened, line: number): Promise<Location[] | null> {
  return server.connection.sendRequest("textDocument/definition", {
    textDocument: { uri: ingressUri },
    position: { line, character: 16 },
  });
}

test("definition leads from a name to the object, and from a port to the port", async (context) => {
  const workspace = await opened(context);
  const uri = workspace.serviceUri;
  assert.deepEqual(await definition(workspace, 7), [
    { uri, range: { start: { line: 5, character: 8 }, end: { line: 5, character: 11 } } },
  ]);
  assert.deepEqual(await definition(workspace, 9), [
    { uri, range: { start: { line: 10, character: 10 }, end: { line: 10, character: 12 } } },
  ]);
  assert.deepEqual(await definition(workspace, 1), []);
});

test("references come from open files as they stand in the editor", async (context) => {
  const workspace = await opened(context);
  const { server, serviceUri, ingressUri } = workspace;
  const ask = (): Promise<Location[]> =>
    server.connection.sendRequest("textDocument/references", {
      textDocument: { uri: serviceUri },
      position: { line: 5, character: 9 },
      context: { includeDeclaration: true },
    });
  assert.deepEqual(
    (await ask()).map(({ uri, range }) => [uri, range.start.line]),
    [
      [serviceUri, 5],
      [ingressUri, 7],
      [ingressUri, 9],
    ],
  );
  await server.type(ingressUri, 2, 7, 15, "er");
  assert.deepEqual(
    (await ask()).map(({ uri }) => uri),
    [serviceUri],
  );
});

const settings = `apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
data:
  mode: fast
  level: info
  unused: x
`;

const pod = `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
  - name: web
    image: nginx:1.29
    envFrom:
    - configMapRef:
        name: settings
    env:
    - name: MODE
      valueFrom:
        configMapKeyRef:
          name: settings
          key: mode
    - name: LEVEL
      valueFrom:
        configMapKeyRef:
          name: settings
          key: level
`;

test("references to a key are those that name it, asked at the key as well as at one that names it", async (context) => {
  const server = await startServer(context);
  const [settingsUri, podUri] = ["file:///settings.yaml", "file:///pod.yaml"];
  await server.open(settingsUri, settings);
  await server.open(podUri, pod);
  const ask = async (uri: string, line: number, character: number): Promise<unknown> => {
    const found: Location[] | null = await server.connection.sendRequest("textDocument/references", {
      textDocument: { uri },
      position: { line, character },
      context: { includeDeclaration: true },
    });
    return found?.map(({ uri: where, range }) => [where, range.start.line]);
  };
  const ofMode = [
    [settingsUri, 5],
    [podUri, 16],
  ];
  assert.deepEqual(await ask(settingsUri, 5, 4), ofMode);
  assert.deepEqual(await ask(podUri, 16, 16), ofMode);
  assert.deepEqual(await ask(settingsUri, 7, 4), [[settingsUri, 7]]);
  assert.deepEqual(await ask(settingsUri, 3, 10), [
    [settingsUri, 3],
    [podUri, 10],
    [podUri, 15],
    [podUri, 16],
    [podUri, 20],
    [podUri, 21],
  ]);
});

const mounted = `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
  - name: web
    image: nginx:1.29
    ports:
    - name: http
      containerPort: 80
    readinessProbe:
      httpGet:
        port: http
    volumeMounts:
    - name: files
      mountPath: /files
  volumes:
  - name: files
    emptyDir: {}
`;

test("a mount and its volume, a probe and its port lead to each other", async (context) => {
  const server = await startServer(context);
  const uri = "file:///web.yaml";
  await server.open(uri, mounted);
  const lines = async (method: string, line: number): Promise<unknown> => {
    const found: Location[] = await server.connection.sendRequest(`textDocument/${method}`, {
      textDocument: { uri },
      position: { line, character: mounted.split("\n")[line]?.length ?? 0 },
      context: { includeDeclaration: false },
    });
    return found.map(({ range }) => range.start.line);
  };
  for (const [use, definition] of [
    [15, 18],
    [13, 9],
  ] as const) {
    assert.deepEqual(await lines("definition", use), [definition]);
    assert.deepEqual(await lines("references", definition), [use]);
  }
});

test("symbols of the workspace follow the files on disk", async (context) => {
  const { server, serviceUri } = await opened(context);
  const ask = (): Promise<WorkspaceSymbol[]> =>
    server.connection.sendRequest("workspace/symbol", { query: "serv" });
  assert.deepEqual(
    (await ask()).map(({ name, location }) => [name, location.uri]),
    [["Service/web", serviceUri]],
  );
  writeFileSync(new URL(serviceUri), service.replace("name: web", "name: shop"));
  await server.connection.sendNotification("workspace/didChangeWatchedFiles", {
    changes: [{ uri: serviceUri, type: 2 }],
  });
  assert.deepEqual(
    (await ask()).map(({ name }) => name),
    ["Service/shop"],
  );
});

const definitionOfBerths = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  name: berths.harbour.example.com
spec:
  group: harbour.example.com
  names:
    plural: berths
    kind: Berth
`;

test("a custom resource and the definition of its type lead to each other", async (context) => {
  const { server, serviceUri } = await opened(context);
  const uriOf = (name: string): string => new URL(name, serviceUri).href;
  const [crd, north] = [uriOf("crd.yaml"), uriOf("north.yaml")];
  await server.open(crd, definitionOfBerths);
  await server.open(north, "apiVersion: harbour.example.com/v1\nkind: Berth\nmetadata:\n  name: north\n");
  const places = async (
    method: "definition" | "references",
    uri: string,
    line: number,
    character: number,
  ): Promise<unknown> => {
    const found: Location[] = await server.connection.sendRequest(`textDocument/${method}`, {
      textDocument: { uri },
      position: { line, character },
      context: { includeDeclaration: false },
    });
    return found.map(({ uri: at, range: { start } }) => [at, start.line, start.character]);
  };
  for (const [line, character] of [
    [0, 14],
    [1, 8],
  ] as const)
    assert.deepEqual(await places("definition", north, line, character), [[crd, 8, 10]]);
  for (const [line, character] of [
    [3, 10],
    [8, 12],
  ] as const)
    assert.deepEqual(await places("references", crd, line, character), [[north, 1, 6]]);
  const lenses: CodeLens[] = await server.connection.sendRequest("textDocument/codeLens", {
    textDocument: { uri: crd },
  });
  assert.deepEqual(
    lenses.map(({ range, command }) => [range.start.line, command?.title]),
    [[3, "used by 1 object"]],
  );
});
