import assert from "node:assert/strict";
import { suite, test, type TestContext } from "node:test";
import { InlineCompletionRequest, InlineCompletionTriggerKind } from "vscode-languageserver-protocol/node";
import { startServer as startLanguageServer, type ServerProcess } from "../test/support/serverProcess.ts";
import { modelName, startServer } from "./modelServer.ts";

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
const image = { line: 7, character: 12 };

interface Window {
  readonly server: ServerProcess;
  readonly states: { readonly kind: string; readonly because?: string; readonly failure?: string }[];
  readonly propose: (position: {
    readonly line: number;
    readonly character: number;
  }) => Promise<string | undefined>;
}

/** A language server whose window proposes text with a model that fills every gap with the same words. */
async function openWindow(context: TestContext, fill: string, address?: string): Promise<Window> {
  const behind =
    address ??
    (await startServer(
      {
        after: (stop) => {
          context.after(stop);
        },
      },
      { kind: "script", chat: ["no\n"], fill },
    ));
  const server = await startLanguageServer(context);
  const states: { readonly kind: string }[] = [];
  server.connection.onNotification("drydock/models/ghostState", (state: { readonly kind: string }) => {
    states.push(state);
  });
  await server.connection.sendRequest("drydock/models/configure", {
    provider: "openai",
    address: `${behind}/v1`,
    model: modelName,
    language: "en",
    ghostText: true,
    remoteModels: [],
  });
  await server.open(uri, pod);
  return {
    server,
    states,
    async propose(position) {
      const answer = await server.connection.sendRequest(InlineCompletionRequest.method, {
        textDocument: { uri },
        position,
        context: { triggerKind: InlineCompletionTriggerKind.Automatic },
      });
      const [item] = answer as readonly { readonly insertText: string }[];
      return item?.insertText;
    },
  };
}

suite("text proposed by a real model server", () => {
  test("stands in the gap, is found again while it is typed, and only then", async (context) => {
    const { server, states, propose } = await openWindow(context, " nginx:1.27");
    assert.equal(await propose(image), " nginx:1.27");
    await server.type(uri, 2, 7, 12, " ng");
    assert.equal(await propose({ line: 7, character: 15 }), "inx:1.27");
    assert.deepEqual(
      states.map(({ kind }) => kind),
      ["asking", "shown", "shown"],
      "the second came without a question",
    );
  });

  test("is never shown when it would add an error, and the editor hears why", async (context) => {
    const { states, propose } = await openWindow(context, " [nginx, 1.27]");
    assert.equal(await propose(image), undefined);
    assert.deepEqual(states.at(-1), { kind: "nothing", because: "not-valid" });
  });

  test("is cut before the line that is wrong", async (context) => {
    const { propose } = await openWindow(context, " nginx\n      tty: maybe\n      stdin: true");
    assert.equal(await propose(image), " nginx");
  });

  test("of required fields needs no model", async (context) => {
    const { server, states, propose } = await openWindow(context, " x", "http://127.0.0.1:9");
    await server.open(uri, "apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  \n", 2);
    const text = await propose({ line: 5, character: 2 });
    assert.match(text ?? "", /^containers:\n/u);
    assert.deepEqual(
      states.map(({ kind }) => kind),
      ["shown"],
    );
  });

  test("a server that does not answer is left alone after three failures", async (context) => {
    const { states, propose } = await openWindow(context, " x", "http://127.0.0.1:1");
    for (let attempt = 0; attempt < 4; attempt++) assert.equal(await propose(image), undefined);
    assert.deepEqual(
      states.filter(({ kind }) => kind !== "asking").map(({ kind }) => kind),
      ["failed", "failed", "failed", "paused"],
    );
  });
});
