import assert from "node:assert/strict";
import { suite, test, type TestContext } from "node:test";
import type {
  CodeAction,
  CompletionItem,
  CompletionList,
  DocumentSymbol,
  FoldingRange,
  Hover,
  MarkupContent,
  SelectionRange,
} from "vscode-languageserver-protocol";
import { lifetimeOfSuite, once } from "../support/lifetime.ts";
import { startServer, type ServerProcess } from "../support/serverProcess.ts";

const uri = "file:///web.yaml";
const textDocument = { uri };

const text = `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
  - name: web
    image: nginx
    imagePullPolicy: always
---
apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  prots: []
  type: clusterIP
`;

suite("a manifest in the editor", () => {
  const together = lifetimeOfSuite();
  const started = once(() =>
    startServer(together, {
      capabilities: {
        workspace: { workspaceEdit: { documentChanges: true } },
        textDocument: { completion: { completionItem: { snippetSupport: true } } },
      },
    }),
  );

  /** The server, that has the text open until the test ends. */
  async function opened(context: TestContext, content = text): Promise<ServerProcess> {
    const server = await started();
    await server.open(uri, content, 7);
    context.after(() => server.connection.sendNotification("textDocument/didClose", { textDocument }));
    return server;
  }

  test("completion offers the values of an enum in place of the typed word", async (context) => {
    const { connection } = await opened(context);
    const list = await connection.sendRequest<CompletionList>("textDocument/completion", {
      textDocument,
      position: { line: 8, character: 23 },
    });
    const never = list.items.find(({ label }) => label === "Never");
    assert.deepEqual(never?.textEdit, {
      range: { start: { line: 8, character: 21 }, end: { line: 8, character: 27 } },
      newText: "Never",
    });
    const resolved = await connection.sendRequest<CompletionItem>("completionItem/resolve", never);
    assert.match((resolved.documentation as MarkupContent).value, /pull/i);
  });

  test("completion right after a key sees that key", async (context) => {
    const server = await opened(context);
    await server.type(uri, 8, 8, 27, "\n    ima");
    const list = await server.connection.sendRequest<CompletionList>("textDocument/completion", {
      textDocument,
      position: { line: 9, character: 7 },
    });
    assert.ok(list.items.length > 0);
    for (const { textEdit } of list.items)
      assert.ok(textEdit !== undefined && "range" in textEdit && textEdit.range.start.line === 9);
  });

  test("a CEL expression is completed and explained where it stands in a block", async (context) => {
    const policy = `apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicy
metadata:
  name: replicas
spec:
  matchConstraints:
    resourceRules:
      - apiGroups: [apps]
        apiVersions: [v1]
        operations: [CREATE, UPDATE]
        resources: [deployments]
  validations:
    - expression: |
        object.spec.replicas <= 5 &&
        object.spec.template.sp
`;
    const { connection } = await opened(context, policy);
    const list = await connection.sendRequest<CompletionList>("textDocument/completion", {
      textDocument,
      position: { line: 14, character: 31 },
    });
    const spec = list.items.find(({ label }) => label === "spec");
    assert.deepEqual(spec?.textEdit, {
      range: { start: { line: 14, character: 29 }, end: { line: 14, character: 31 } },
      newText: "spec",
    });
    const resolved = await connection.sendRequest<CompletionItem>("completionItem/resolve", spec);
    assert.ok((resolved.documentation as MarkupContent).value.length > 0);
    const hover = await connection.sendRequest<Hover>("textDocument/hover", {
      textDocument,
      position: { line: 13, character: 22 },
    });
    assert.match((hover.contents as MarkupContent).value, /^\*\*replicas\*\* `int`/);
  });

  test("hover explains a field of the second document where it stands", async (context) => {
    const { connection } = await opened(context);
    const hover = await connection.sendRequest<Hover>("textDocument/hover", {
      textDocument,
      position: { line: 16, character: 4 },
    });
    assert.deepEqual(hover.range, { start: { line: 16, character: 2 }, end: { line: 16, character: 6 } });
    assert.match((hover.contents as MarkupContent).value, /spec\.type/);
  });

  test("symbols name the objects by kind and name", async (context) => {
    const { connection } = await opened(context);
    const symbols = await connection.sendRequest<DocumentSymbol[]>("textDocument/documentSymbol", {
      textDocument,
    });
    assert.deepEqual(
      symbols.map(({ name, range }) => [name, range.start.line]),
      [
        ["Pod/web", 0],
        ["Service/web", 10],
      ],
    );
  });

  test("ranges fold and grow within their document", async (context) => {
    const { connection } = await opened(context);
    const folds = await connection.sendRequest<FoldingRange[]>("textDocument/foldingRange", { textDocument });
    assert.ok(folds.some(({ startLine, endLine }) => startLine === 4 && endLine === 8));
    assert.ok(folds.some(({ startLine, endLine }) => startLine === 14 && endLine === 16));
    const [selection] = await connection.sendRequest<SelectionRange[]>("textDocument/selectionRange", {
      textDocument,
      positions: [{ line: 16, character: 10 }],
    });
    const starts: number[] = [];
    for (let at = selection; at !== undefined; at = at.parent) starts.push(at.range.start.line);
    assert.deepEqual(starts[0], 16);
    assert.deepEqual(starts.at(-1), 9);
    assert.deepEqual(
      starts,
      starts.toSorted((one, other) => other - one),
    );
  });

  test("a quick fix is bound to the version that it was made for", async (context) => {
    const { connection } = await opened(context);
    const at = { line: 8, character: 24 };
    const actions = await connection.sendRequest<CodeAction[]>("textDocument/codeAction", {
      textDocument,
      range: { start: at, end: at },
      context: { diagnostics: [] },
    });
    const preferred = actions.find(({ isPreferred }) => isPreferred);
    assert.equal(preferred?.diagnostics?.[0]?.code, "invalid-enum");
    assert.deepEqual(preferred.edit?.documentChanges, [
      {
        textDocument: { uri, version: 7 },
        edits: [
          {
            range: { start: { line: 8, character: 21 }, end: { line: 8, character: 27 } },
            newText: "Always",
          },
        ],
      },
    ]);
  });

  test("objects of removed versions are migrated only when that is asked for", async (context) => {
    const { connection } = await opened(
      context,
      "apiVersion: extensions/v1beta1\nkind: Ingress\nmetadata:\n  name: web\nspec:\n  backend:\n    serviceName: a\n    servicePort: 80\n",
    );
    const ask = (kind: string): Promise<CodeAction[]> =>
      connection.sendRequest("textDocument/codeAction", {
        textDocument,
        range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
        context: { diagnostics: [], only: [kind] },
      });
    assert.deepEqual(await ask("source.fixAll"), []);
    const [action] = await ask("source.migrate");
    assert.equal(action?.kind, "source.migrate.drydock");
  });

  test("everything with one right repair is repaired at once, when asked for", async (context) => {
    const { connection } = await opened(context);
    const actions = await connection.sendRequest<CodeAction[]>("textDocument/codeAction", {
      textDocument,
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
      context: { diagnostics: [], only: ["source.fixAll"] },
    });
    assert.deepEqual(
      actions.map(({ kind }) => kind),
      ["source.fixAll.drydock"],
    );
    const change = actions[0]?.edit?.documentChanges?.[0];
    assert.ok(change !== undefined && "edits" in change);
    assert.deepEqual(
      change.edits.map((edit) => ("newText" in edit ? edit.newText : "")),
      ["Always", "ports", "ClusterIP"],
    );
  });

  test("a manifest is written through completions alone, and nothing is wrong with it", async (context) => {
    const server = await startServer(context);
    await server.open("file:///new.yaml", "");
    let written = "";
    let version = 1;
    /** Takes a proposal at the end of the text, as an editor without snippets inserts it. */
    async function take(label: string): Promise<void> {
      const line = written.split("\n").length - 1;
      const position = { line, character: written.length - (written.lastIndexOf("\n") + 1) };
      const { items } = await server.connection.sendRequest<CompletionList>("textDocument/completion", {
        textDocument: { uri: "file:///new.yaml" },
        position,
      });
      const edit = items.find((item) => item.label === label)?.textEdit;
      assert.ok(edit !== undefined && "range" in edit, `${label} is not among ${items.length} proposals`);
      assert.deepEqual(edit.range, { start: position, end: position });
      await type(edit.newText);
    }
    async function type(text: string): Promise<void> {
      written += text;
      version++;
      await server.connection.sendNotification("textDocument/didChange", {
        textDocument: { uri: "file:///new.yaml", version },
        contentChanges: [{ text: written }],
      });
    }
    await take("Deployment");
    await type("\n        ");
    await take("ports");
    await type("\n        ");
    await take("readinessProbe");
    await type("\n---\n");
    await take("apiVersion");
    await take("v1");
    await type("\n");
    await take("kind");
    await take("Service");
    await type("\n");
    await take("metadata");
    await type("\n");
    const last = version + 1;
    const checked = server.nextDiagnostics((params) => params.version === last);
    await take("spec");
    assert.deepEqual((await checked).diagnostics, []);
    assert.match(written, /^kind: Service$/m);
  });

  test("what is missing is added where an editor asks for repairs, and duplicates go", async (context) => {
    const server = await startServer(context);
    await server.open(uri, "apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\n  name: b\nspec: {}\n");
    const actions = await server.connection.sendRequest<CodeAction[]>("textDocument/codeAction", {
      textDocument,
      range: { start: { line: 0, character: 0 }, end: { line: 6, character: 0 } },
      context: { diagnostics: [], only: ["quickfix"] },
    });
    const edits = new Map(actions.map(({ title, edit }) => [title, edit?.changes?.[uri]?.[0]]));
    assert.match(edits.get("Add `containers`")?.newText ?? "", /^containers: \[\{name: app, image: /);
    assert.deepEqual(edits.get("Remove this `name`"), {
      range: { start: { line: 4, character: 0 }, end: { line: 5, character: 0 } },
      newText: "",
    });
  });
});
