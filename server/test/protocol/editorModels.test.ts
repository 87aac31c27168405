import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import { InlineCompletionRequest, InlineCompletionTriggerKind } from "vscode-languageserver-protocol/node";
import { startServer } from "../support/serverProcess.ts";

const uri = "file:///pod.yaml";
const pod = `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image:
`;

interface Window {
  /** The models that the editor was asked to ask. */
  readonly asked: readonly string[];
  /** What the editor was told about proposals. */
  readonly states: readonly string[];
  readonly propose: (triggerKind: InlineCompletionTriggerKind) => Promise<readonly unknown[]>;
}

/** A window whose proposals are to come from a model of the editor. */
async function openWindow(context: TestContext): Promise<Window> {
  const server = await startServer(context);
  const { connection } = server;
  const asked: string[] = [];
  const states: string[] = [];
  connection.onRequest("drydock/models/editor/list", () => [{ name: "mine" }]);
  connection.onRequest("drydock/models/editor/chat", async ({ id, model }: { id: number; model: string }) => {
    asked.push(model);
    await connection.sendNotification("drydock/models/editor/piece", { id, piece: " nginx:1.27" });
    return null;
  });
  connection.onNotification("drydock/models/ghostState", ({ kind }: { kind: string }) => {
    states.push(kind);
  });
  await connection.sendRequest("drydock/models/configure", {
    ...{ provider: "editor", address: "", model: "mine", language: "en", ghostText: true, remoteModels: [] },
  });
  await server.open(uri, pod);
  return {
    asked,
    states,
    propose: (triggerKind) =>
      connection.sendRequest(InlineCompletionRequest.method, {
        textDocument: { uri },
        position: { line: 7, character: 12 },
        context: { triggerKind },
      }),
  };
}

test("a model of the editor proposes when a person asks for it, and is not asked while they type", async (context) => {
  const { asked, states, propose } = await openWindow(context);
  assert.deepEqual(await propose(InlineCompletionTriggerKind.Automatic), []);
  assert.deepEqual(asked, []);
  assert.deepEqual(states, ["no-model"]);
  assert.equal((await propose(InlineCompletionTriggerKind.Invoked)).length, 1);
  assert.deepEqual(asked, ["mine"]);
});

test("a model of the editor has looked up what it asks for, before it writes", async (context) => {
  const { connection } = await startServer(context);
  const rounds: (readonly { readonly role: string; readonly content?: string }[])[] = [];
  const answers = ['{"kinds": ["ConfigMap"]}', "kind: ConfigMap"];
  connection.onRequest("drydock/models/editor/list", () => [{ name: "mine" }]);
  connection.onRequest("drydock/models/editor/callTools", ({ messages, tools }: ToolParams) => {
    rounds.push(messages);
    assert.ok(tools.some(({ name }) => name === "look_up_field"));
    const call = { id: "1", name: "look_up_field", arguments: { kind: "ConfigMap", path: "immutable" } };
    return [call, { name: "no id" }, null];
  });
  connection.onRequest("drydock/models/editor/chat", async ({ id }: { readonly id: number }) => {
    await connection.sendNotification("drydock/models/editor/piece", { id, piece: answers.shift() ?? "" });
    return null;
  });
  const steps: unknown[] = [];
  connection.onNotification("drydock/models/progress", ({ step }: { readonly step: string }) => {
    steps.push(step);
  });
  await connection.sendRequest("drydock/models/configure", {
    ...{ provider: "editor", address: "", model: "mine", language: "zh-cn", ghostText: false },
    remoteModels: [],
  });
  const { lookedUp }: { readonly lookedUp: readonly string[] } = await connection.sendRequest(
    "drydock/models/generate",
    { id: 1, wish: "a map that never changes", attached: [] },
  );
  assert.deepEqual(lookedUp, ["looked up ConfigMap.immutable"]);
  assert.deepEqual(steps, ["looked up ConfigMap.immutable", "choosing kinds", "ConfigMap"]);
  assert.deepEqual(
    rounds.map((messages) => messages.map(({ role }) => role)),
    [
      ["system", "user"],
      ["system", "user", "calls", "result"],
    ],
  );
  assert.match(rounds[1]?.[3]?.content ?? "", /ConfigMap\.immutable \(boolean\)/u);
});

interface ToolParams {
  readonly messages: readonly { readonly role: string; readonly content?: string }[];
  readonly tools: readonly { readonly name: string }[];
}
