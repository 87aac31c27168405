// A stand-in for Helix, which Debian has no package of: its requests and abilities as its source has them
// (github.com/helix-editor/helix, helix-lsp/src/client.rs), with the configuration of docs/guide.md.
import assert from "node:assert/strict";
import test from "node:test";
import type {
  ClientCapabilities,
  CodeAction,
  CompletionItem,
  CompletionList,
  Hover,
  MarkupContent,
  TextDocumentEdit,
} from "vscode-languageserver-protocol";
import { TextDocument } from "vscode-languageserver-textdocument";
import { startServer } from "../support/serverProcess.ts";

const capabilities: ClientCapabilities = {
  workspace: {
    configuration: true,
    didChangeConfiguration: { dynamicRegistration: false },
    workspaceFolders: true,
    applyEdit: true,
    inlayHint: { refreshSupport: false },
    workspaceEdit: {
      documentChanges: true,
      resourceOperations: ["create", "rename", "delete"],
      failureHandling: "abort",
      normalizesLineEndings: false,
    },
    didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: false },
  },
  textDocument: {
    completion: {
      completionItem: {
        snippetSupport: true,
        resolveSupport: { properties: ["documentation", "detail", "additionalTextEdits"] },
        insertReplaceSupport: true,
        deprecatedSupport: true,
        tagSupport: { valueSet: [1] },
      },
      completionItemKind: {},
    },
    hover: { contentFormat: ["markdown"] },
    rename: { dynamicRegistration: false, prepareSupport: true, honorsChangeAnnotations: false },
    codeAction: {
      codeActionLiteralSupport: { codeActionKind: { valueSet: ["", "quickfix", "refactor", "source"] } },
      isPreferredSupport: true,
      disabledSupport: true,
      dataSupport: true,
      resolveSupport: { properties: ["edit", "command"] },
    },
    publishDiagnostics: { versionSupport: true, tagSupport: { valueSet: [1, 2] } },
    inlayHint: { dynamicRegistration: false },
  },
  window: { workDoneProgress: true },
  // Nothing but UTF-16 has to be known by every server; ours says nothing, so that is what Helix counts in.
  general: { positionEncodings: ["utf-8", "utf-32", "utf-16"] },
};

/** A sign of two UTF-16 units, four bytes in UTF-8, stands before what is wrong in its line. */
const manifest = `apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers: [{ name: web, image: example.com/web:1, env: [{ name: A, value: "🚢" }], imagePullPolicy: always }]
`;
const uri = "file:///harbour/web.yaml";
const textDocument = { uri };

test("Helix is told what is wrong, is answered and repairs it", async (context) => {
  const config = { drydock: { kubernetesVersion: "1.34" } };
  const {
    connection,
    capabilities: served,
    ...server
  } = await startServer(context, {
    capabilities,
    // Helix sends the same both ways.
    initializationOptions: config,
    settings: () => config.drydock,
    folders: ["file:///harbour"],
  });
  assert.equal(served.positionEncoding ?? "utf-16", "utf-16");
  const told = server.nextDiagnostics(({ diagnostics }) => diagnostics.length > 0);
  await server.open(uri, manifest);
  const { diagnostics, version } = await told;
  const [finding] = diagnostics.filter(({ severity }) => severity === 1);
  assert.ok(finding !== undefined);
  assert.equal(version, 1);
  const text = TextDocument.create(uri, "yaml", 1, manifest);
  assert.equal(text.getText(finding.range), "always");

  const hover = await connection.sendRequest<Hover>("textDocument/hover", {
    textDocument,
    position: finding.range.start,
  });
  assert.match((hover.contents as MarkupContent).value, /imagePullPolicy/u);

  const completed = await connection.sendRequest<CompletionList | readonly CompletionItem[]>(
    "textDocument/completion",
    { textDocument, position: finding.range.end },
  );
  const items = "items" in completed ? completed.items : completed;
  const always = items.find(({ label }) => label === "Always");
  assert.ok(always !== undefined, items.map(({ label }) => label).join(", "));
  const resolved =
    served.completionProvider?.resolveProvider === true
      ? await connection.sendRequest<CompletionItem>("completionItem/resolve", always)
      : always;
  assert.equal(resolved.label, "Always");

  const actions = await connection.sendRequest<readonly CodeAction[]>("textDocument/codeAction", {
    textDocument,
    range: finding.range,
    context: { diagnostics: [finding], triggerKind: 1 },
  });
  const preferred = actions.find(({ isPreferred }) => isPreferred === true);
  assert.ok(preferred !== undefined, actions.map(({ title }) => title).join(", "));
  const { edit } =
    preferred.edit === undefined
      ? await connection.sendRequest<CodeAction>("codeAction/resolve", preferred)
      : preferred;
  const [change] = (edit?.documentChanges ?? []) as readonly TextDocumentEdit[];
  assert.deepEqual(change?.textDocument, { uri, version: 1 });
  const repaired = TextDocument.applyEdits(
    text,
    change.edits as { range: typeof finding.range; newText: string }[],
  );
  assert.equal(repaired, manifest.replace("always", "Always"));
  const clean = server.nextDiagnostics((params) => params.version === 2);
  await connection.sendNotification("textDocument/didChange", {
    textDocument: { uri, version: 2 },
    contentChanges: [{ text: repaired }],
  });
  assert.deepEqual(
    (await clean).diagnostics.filter(({ severity }) => severity === 1),
    [],
  );
});
