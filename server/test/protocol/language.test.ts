import assert from "node:assert/strict";
import test from "node:test";
import type { CodeAction } from "vscode-languageserver-protocol";
import { startServer } from "../support/serverProcess.ts";

const uri = "file:///web.yaml";

const text = `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: nginx
      imagePullPolicy: always
`;

/** What an editor in this language shows of the wrong value: the message and the first repair. */
async function shownIn(context: test.TestContext, locale: string): Promise<readonly unknown[]> {
  const server = await startServer(context, { locale });
  const pushed = server.nextDiagnostics(({ diagnostics }) => diagnostics.length > 0);
  await server.open(uri, text);
  const [diagnostic] = (await pushed).diagnostics;
  assert.ok(diagnostic !== undefined);
  const actions = await server.connection.sendRequest<CodeAction[]>("textDocument/codeAction", {
    textDocument: { uri },
    range: diagnostic.range,
    context: { diagnostics: [diagnostic] },
  });
  return [diagnostic.message, actions[0]?.title];
}

test("findings and repairs are in the language of the editor", async (context) => {
  assert.deepEqual(await shownIn(context, "zh-cn"), [
    "`always` 不是 `imagePullPolicy` 的可选值：`Always`、`IfNotPresent`、`Never`。",
    "改为 `Always`",
  ]);
  assert.deepEqual(await shownIn(context, "de"), [
    "`always` is not one of the values of `imagePullPolicy`: `Always`, `IfNotPresent`, `Never`.",
    "Change to `Always`",
  ]);
});
