import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import {
  commands,
  Position,
  workspace,
  type CodeAction,
  type CompletionList,
  type DocumentSymbol,
  type FoldingRange,
  type Hover,
  type MarkdownString,
  type SelectionRange,
} from "vscode";
import { codesOf, findings, openFile, openText } from "./documents.ts";

const pod = `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: registry.example/web:1.4
      imagePullPolicy: always
`;

suite("a manifest in the extension host", { timeout: 120_000 }, () => {
  test("has findings with stable codes and exact ranges", async () => {
    const document = await openFile("web.yaml");
    const found = await findings(document, (codes) => codes.length >= 3);
    assert.deepEqual(codesOf(found).toSorted(), ["invalid-enum", "invalid-quantity", "unknown-field"]);
    const policy = found.find(({ message }) => message.includes("`always`"));
    assert.equal(policy && document.getText(policy.range), "always");
  });

  test("is repaired by a quick fix", async () => {
    const document = await openText("yaml", pod);
    const [finding] = await findings(document, (codes) => codes.includes("invalid-enum"));
    const actions = await commands.executeCommand<CodeAction[]>(
      "vscode.executeCodeActionProvider",
      document.uri,
      finding?.range,
      "quickfix",
    );
    const preferred = actions.find(({ isPreferred }) => isPreferred === true);
    assert.ok(preferred?.edit !== undefined);
    await workspace.applyEdit(preferred.edit);
    await findings(document, (codes) => codes.length === 0);
    assert.match(document.getText(), /^ {6}imagePullPolicy: Always$/m);
  });

  test("is repaired as a whole by `source.fixAll`", async () => {
    const document = await openText("yaml", pod.replace("image:", "imgae:"));
    await findings(document, (codes) => codes.length >= 2);
    const repaired = findings(document, (codes) => codes.length === 0).then(() => true);
    // A command comes to nothing in a window that is still busy with something else: press the key again.
    do await commands.executeCommand("editor.action.fixAll");
    while (!(await Promise.race([repaired, delay(3000, false)])));
    assert.equal(document.getText(), pod.replace("always", "Always"));
  });

  test("completes, explains, outlines, folds and selects", async () => {
    const document = await openText("yaml", pod);
    const onPolicy = new Position(8, 10);
    const inValue = new Position(8, 23);
    const { items } = await commands.executeCommand<CompletionList>(
      "vscode.executeCompletionItemProvider",
      document.uri,
      inValue,
    );
    assert.deepEqual(
      items
        .map(({ label }) => label)
        .filter((label) => label !== "always")
        .toSorted(),
      ["Always", "IfNotPresent", "Never"],
    );
    const [hover] = await commands.executeCommand<Hover[]>(
      "vscode.executeHoverProvider",
      document.uri,
      onPolicy,
    );
    const shown = hover?.contents.map((content) => (content as MarkdownString).value).join("\n") ?? "";
    assert.match(shown, /spec\.containers\[0\]\.imagePullPolicy/);
    const symbols = await commands.executeCommand<DocumentSymbol[]>(
      "vscode.executeDocumentSymbolProvider",
      document.uri,
    );
    assert.ok(symbols.some(({ name }) => name === "Pod/web"));
    const folds = await commands.executeCommand<FoldingRange[]>(
      "vscode.executeFoldingRangeProvider",
      document.uri,
    );
    assert.ok(folds.some(({ start, end }) => start === 4 && end === 8));
    const [innermost] = await commands.executeCommand<SelectionRange[]>(
      "vscode.executeSelectionRangeProvider",
      document.uri,
      [onPolicy],
    );
    const selected: string[] = [];
    for (let at = innermost; at !== undefined; at = at.parent) selected.push(document.getText(at.range));
    assert.ok(selected.includes("imagePullPolicy: always"));
  });

  test("may be JSON", async () => {
    const content =
      '{"apiVersion": "v1", "kind": "Service", "metadata": {"name": "a"}, "spec": {"prots": []}}';
    const document = await openText("json", content);
    const found = await findings(document, (codes) => codes.includes("unknown-field"));
    assert.ok(found.some(({ range }) => document.getText(range) === '"prots"'));
  });

  test("is checked against definitions of the workspace", async () => {
    const document = await openFile("berth.yaml");
    await findings(document, (codes) => codes.length > 0);
  });
});
