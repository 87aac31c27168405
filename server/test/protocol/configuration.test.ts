import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import path from "node:path";
import test from "node:test";
import { pathToFileURL } from "node:url";
import { DiagnosticSeverity, type CompletionItem, type CompletionList } from "vscode-languageserver-protocol";
import { brokenPod } from "../support/manifests.ts";
import { startServer } from "../support/serverProcess.ts";
import { folderWith } from "../support/temporaryFolder.ts";

const head = "apiVersion: drydock/v1\nkind: Configuration\n";

test("drydock.yaml of the workspace counts in the editor, as soon as it is saved", async (context) => {
  const folder = folderWith(context, { "drydock.yaml": `${head}rules: { unknown-field: hint }\n` });
  const uriOf = (name: string): string => pathToFileURL(path.join(folder, name)).href;
  const server = await startServer(context, { folders: [pathToFileURL(folder).href] });
  const isHint = server.nextDiagnostics(({ diagnostics }) =>
    diagnostics.some(
      ({ code, severity }) => code === "unknown-field" && severity === DiagnosticSeverity.Hint,
    ),
  );
  await server.open(uriOf("old/a.yaml"), brokenPod);
  await isHint;
  const isSilent = server.nextDiagnostics(
    ({ uri, diagnostics }) => uri === uriOf("old/a.yaml") && diagnostics.length === 0,
  );
  writeFileSync(path.join(folder, "drydock.yaml"), `${head}exclude: [old]\n`);
  await server.connection.sendNotification("workspace/didChangeWatchedFiles", {
    changes: [{ uri: uriOf("drydock.yaml"), type: 2 }],
  });
  await isSilent;
});

test("of several folders each excludes its own files, and the first says the rest", async (context) => {
  const folder = folderWith(context, {
    "one/drydock.yaml": `${head}rules: { unknown-field: hint }\n`,
    "two/drydock.yaml": `${head}rules: { unknown-field: ignore }\nexclude: [old]\n`,
  });
  const uriOf = (name: string): string => pathToFileURL(path.join(folder, name)).href;
  const server = await startServer(context, { folders: [uriOf("one"), uriOf("two")] });
  for (const name of ["one/old/a.yaml", "two/a.yaml"]) {
    const isHint = server.nextDiagnostics(
      ({ uri, diagnostics }) =>
        uri === uriOf(name) &&
        diagnostics.some(
          ({ code, severity }) => code === "unknown-field" && severity === DiagnosticSeverity.Hint,
        ),
    );
    await server.open(uriOf(name), brokenPod);
    await isHint;
  }
  const isSilent = server.nextDiagnostics(({ uri }) => uri === uriOf("two/old/a.yaml"));
  await server.open(uriOf("two/old/a.yaml"), brokenPod);
  assert.deepEqual((await isSilent).diagnostics, []);
});

test("drydock.yaml itself is completed, explained and checked", async (context) => {
  const server = await startServer(context);
  const uri = "file:///project/drydock.yaml";
  const told = server.nextDiagnostics(({ diagnostics }) => diagnostics.length > 0);
  await server.open(uri, `${head}kubernetesVersion: 1.36\npractice: \n`);
  const [wrong] = (await told).diagnostics;
  assert.equal(wrong?.range.start.line, 2);
  const textDocument = { uri };
  const values = await server.connection.sendRequest<CompletionList | CompletionItem[]>(
    "textDocument/completion",
    { textDocument, position: { line: 3, character: 10 } },
  );
  const items = Array.isArray(values) ? values : values.items;
  assert.deepEqual(items.map(({ label }) => label).toSorted(), ["hint", "ignore", "warning"]);
  const hover = await server.connection.sendRequest<{ contents: { value: string } }>("textDocument/hover", {
    textDocument,
    position: { line: 3, character: 2 },
  });
  assert.match(hover.contents.value, /advice on practices/u);
});

test("a drydock.yaml that does not say yet what it is gets its own keys and values", async (context) => {
  const server = await startServer(context);
  const uri = "file:///project/drydock.yaml";
  const labelsIn = async (text: string): Promise<readonly string[]> => {
    await server.open(uri, text);
    const lines = text.split("\n");
    const position = { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
    const list = await server.connection.sendRequest<CompletionList>("textDocument/completion", {
      textDocument: { uri },
      position,
    });
    await server.connection.sendNotification("textDocument/didClose", { textDocument: { uri } });
    return list.items.map(({ label }) => label).toSorted();
  };
  const keys = [
    "apiVersion",
    "crds",
    "exclude",
    "kind",
    "kubernetesVersion",
    "podSecurity",
    "practice",
    "rules",
  ];
  assert.deepEqual(await labelsIn(""), keys);
  assert.deepEqual(await labelsIn("apiVersion: "), ["drydock/v1"]);
  assert.deepEqual(await labelsIn("apiVersion: drydock/v1\nkind: "), ["Configuration"]);
  assert.deepEqual(
    await labelsIn("practice: hint\nex"),
    keys.filter((key) => key !== "practice"),
  );
});

test("a key that can have one value only is written with it, and nothing of it is left to be typed over", async (context) => {
  const server = await startServer(context, {
    capabilities: { textDocument: { completion: { completionItem: { snippetSupport: true } } } },
  });
  const uri = "file:///project/drydock.yaml";
  await server.open(uri, "");
  const { items } = await server.connection.sendRequest<CompletionList>("textDocument/completion", {
    textDocument: { uri },
    position: { line: 0, character: 0 },
  });
  const item = items.find(({ label }) => label === "apiVersion");
  assert.equal(item?.textEdit?.newText, "apiVersion: drydock/v1");
});

test("codes of rules are completed and explained in drydock.yaml, and one that does not exist is found", async (context) => {
  const server = await startServer(context);
  const uri = "file:///project/drydock.yaml";
  const told = server.nextDiagnostics(({ diagnostics }) => diagnostics.length > 0);
  await server.open(uri, `${head}rules:\n  unknown-feld: hint\n  unknown-kind: hint\n  job-\n`);
  const [wrong] = (await told).diagnostics.filter(({ code }) => code === "unknown-field");
  assert.deepEqual(wrong?.range, { start: { line: 3, character: 2 }, end: { line: 3, character: 14 } });
  assert.match(JSON.stringify(wrong.message), /Did you mean `unknown-field`/u);
  const textDocument = { uri };
  const list = await server.connection.sendRequest<CompletionList>("textDocument/completion", {
    textDocument,
    position: { line: 5, character: 6 },
  });
  assert.ok(list.items.some(({ label }) => label === "job-restart-policy"));
  const hover = await server.connection.sendRequest<{ contents: { value: string } }>("textDocument/hover", {
    textDocument,
    position: { line: 4, character: 4 },
  });
  assert.match(hover.contents.value, /The API group has no such kind\./u);
});

test("the hover of a field of drydock.yaml is in the language of the editor", async (context) => {
  const server = await startServer(context, { locale: "zh-cn" });
  const uri = "file:///project/drydock.yaml";
  await server.open(uri, `${head}practice: hint\n`);
  const hover = await server.connection.sendRequest<{ contents: { value: string } }>("textDocument/hover", {
    textDocument: { uri },
    position: { line: 2, character: 2 },
  });
  assert.match(hover.contents.value, /最佳实践/u);
});
