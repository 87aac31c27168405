import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import path from "node:path";
import { suite, test, type TestContext } from "node:test";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import type { Diagnostic, PublishDiagnosticsParams } from "vscode-languageserver-protocol";
import type { BuildAnswer } from "../../src/lsp/kustomize/protocol.ts";
import { startServer, type StartOptions } from "../support/serverProcess.ts";
import { folderWith } from "../support/temporaryFolder.ts";

const files = {
  "base/kustomization.yaml": "resources: [web.yaml]\n",
  "base/web.yaml": `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - name: proxy
          image: example.com/proxy:1
        - name: web
          image: example.com/web:1
          ports: [{ name: http, containerPort: 80 }]
          resources: { requests: { memory: 2Gi } }
`,
  "top/kustomization.yaml": "namePrefix: a-\nresources: [../base]\npatches: [{ path: memory.yaml }]\n",
  "top/memory.yaml": `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  template:
    spec:
      containers:
        - name: web
          resources: { limits: { memory: 1Gi } }
`,
};

const hasTool = ["kubectl", "kustomize"].some((name) => spawnSync(name, ["version"]).error === undefined);

function textOf(message: Diagnostic["message"]): string {
  return typeof message === "string" ? message : message.value;
}

interface Project {
  /** The errors and warnings that are told next of a file and fulfil a condition. */
  readonly codes: (
    name: string,
    condition?: (codes: readonly unknown[]) => boolean,
  ) => Promise<readonly unknown[]>;
  /** Errors and warnings of each file at this moment. */
  readonly codesNow: () => Readonly<Record<string, readonly unknown[]>>;
  /** Checks the whole workspace. */
  readonly check: () => Promise<unknown>;
  /** Trusts the workspace from now on. */
  readonly trust: () => Promise<void>;
  readonly build: (name: string) => Promise<BuildAnswer>;
  readonly open: (name: string) => Promise<void>;
  /** What is said of a file next that speaks of what is built. */
  readonly said: (name: string) => Promise<readonly string[]>;
}

async function project(
  context: TestContext,
  texts: Readonly<Record<string, string>>,
  options: StartOptions = {},
): Promise<Project> {
  const folder = folderWith(context, texts);
  const server = await startServer(context, { ...options, folders: [pathToFileURL(folder).href] });
  const uriOf = (name: string): string => pathToFileURL(path.join(folder, name)).href;
  const isBuilt = ({ diagnostics }: PublishDiagnosticsParams): boolean =>
    diagnostics.some(({ message }) => textOf(message).startsWith("As Kustomize builds it"));
  const codesOf = ({ diagnostics }: PublishDiagnosticsParams): readonly unknown[] =>
    diagnostics.filter(({ severity }) => severity !== undefined && severity <= 2).map(({ code }) => code);
  return {
    codes: (name, condition = () => true) =>
      server
        .nextDiagnostics((params) => params.uri === uriOf(name) && condition(codesOf(params)))
        .then(codesOf),
    codesNow() {
      const last = new Map(
        server.pushed.map((params) => [params.uri.slice(uriOf("").length + 1), codesOf(params)]),
      );
      return Object.fromEntries([...last].filter(([, found]) => found.length > 0));
    },
    check: () => server.connection.sendRequest("drydock/workspaceCheck/start", {}),
    trust: () => server.connection.sendNotification("drydock/workspaceCheck/trust", {}),
    build: (name) => server.connection.sendRequest("drydock/kustomize/build", { uri: uriOf(name) }),
    open: (name) => server.open(uriOf(name), readFileSync(path.join(folder, name), "utf8")),
    said: (name) =>
      server
        .nextDiagnostics((params) => params.uri === uriOf(name) && isBuilt(params))
        .then(({ diagnostics }) =>
          diagnostics.map(({ range: { start }, message }) =>
            [start.line + 1, start.character + 1, textOf(message)].join(":"),
          ),
        ),
  };
}

suite(
  "a kustomization as it is built",
  { skip: hasTool ? false : "neither kustomize nor kubectl is installed" },
  () => {
    test("says what is wrong with it where that stands in the files", async (context) => {
      const { build, open, said } = await project(context, files);
      await open("top/memory.yaml");
      await open("base/web.yaml");
      const told = said("base/web.yaml");
      assert.deepEqual(await build("top/memory.yaml"), { built: 1, problems: [] });
      assert.deepEqual(await told, [
        "15:44:As Kustomize builds it: The request of `memory` is more than its limit, `1Gi`.",
      ]);
    });

    test("takes back what a patch makes good, wherever the file is built", async (context) => {
      const withoutImage = files["base/web.yaml"].replace("          image: example.com/web:1\n", "");
      const withImage = files["top/memory.yaml"].replace(
        "limits: { memory: 1Gi }",
        "limits: { memory: 3Gi }",
      );
      const { build, open, codes } = await project(context, {
        ...files,
        "base/web.yaml": withoutImage,
        "top/memory.yaml": `${withImage}          image: example.com/web:1\n`,
        "other/kustomization.yaml": "resources: [../third, web.yaml]\n",
        "other/web.yaml": withoutImage.replace("name: web }\nspec", "name: other }\nspec"),
        "third/kustomization.yaml": "resources: [web.yaml]\n",
        "third/web.yaml": withoutImage,
      });
      const said = codes("base/web.yaml");
      await open("base/web.yaml");
      assert.deepEqual(await said, ["container-image"]);
      const isMended = codes("base/web.yaml", (found) => found.length === 0);
      await build("base/web.yaml");
      await isMended;
      await build("third/web.yaml");
      const unmended = codes("third/web.yaml");
      await open("third/web.yaml");
      assert.deepEqual(await unmended, ["container-image"]);
    });

    test("is a part of a check of the workspace where the person trusts it, and as soon as that is so", async (context) => {
      const { check, trust, codes, codesNow } = await project(context, files);
      await check();
      assert.deepEqual(codesNow(), {});
      const isTold = codes("base/web.yaml", (found) => found.length > 0);
      await trust();
      assert.deepEqual(await isTold, ["resource-requests"]);
      const trusted = await project(context, files, { initializationOptions: { isTrusted: true } });
      await trusted.check();
      assert.deepEqual(trusted.codesNow(), { "base/web.yaml": ["resource-requests"] });
    });

    test("is a part of a check of the workspace unless the settings ask for no build", async (context) => {
      const { check, codesNow } = await project(context, files, {
        initializationOptions: { isTrusted: true },
        capabilities: { workspace: { configuration: true } },
        settings: () => ({ kustomize: { build: false } }),
      });
      await check();
      assert.deepEqual(codesNow(), {});
    });

    test("that cannot be built is told in its file", async (context) => {
      const { check, codesNow, codes, open } = await project(
        context,
        {
          ...files,
          "top/kustomization.yaml": "resources: [../base, ../base]\npatches: [{ path: memory.yaml }]\n",
        },
        { initializationOptions: { isTrusted: true } },
      );
      await check();
      assert.deepEqual(codesNow(), { "top/kustomization.yaml": ["kustomization-not-built"] });
      const told = codes("top/kustomization.yaml", (found) => found.length > 0);
      await open("top/kustomization.yaml");
      assert.deepEqual(await told, ["kustomization-not-built"]);
    });

    test("is not built where something comes from elsewhere, and failures are told", async (context) => {
      const { build } = await project(context, {
        "a/kustomization.yaml": "resources: [https://example.com/x.yaml, web.yaml]\n",
        "a/web.yaml": files["base/web.yaml"],
        "b/kustomization.yaml": "resources: [web.yaml]\nnamePrefix: [a]\n",
        "b/web.yaml": files["base/web.yaml"],
        "lone.yaml": files["base/web.yaml"],
      });
      assert.deepEqual(await build("a/web.yaml"), { built: 0, problems: [] });
      assert.deepEqual(await build("lone.yaml"), { built: 0, problems: [] });
      const { built, problems } = await build("b/web.yaml");
      assert.equal(built, 0);
      assert.match(problems.join("\n"), /namePrefix/u);
    });
  },
);
