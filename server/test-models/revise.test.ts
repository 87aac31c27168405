import assert from "node:assert/strict";
import { suite, test } from "node:test";
import type { CodeAction } from "vscode-languageserver-protocol/node";
import { startServer as startLanguageServer } from "../test/support/serverProcess.ts";
import { modelName, startServer } from "./modelServer.ts";

const uri = "file:///pod.yaml";
const broken = "apiVersion: v1\nkind: Pod\nmetadata:\n  name: Web\nspec:\n  containers:\n    - name: web\n";
const fence = ["Here:\n", "```yaml\n"];
const repaired = [
  "apiVersion: v1\n",
  "kind: Pod\n",
  "metadata:\n",
  "  name: web\n",
  "spec:\n",
  "  containers:\n",
];
const range = { start: { line: 3, character: 8 }, end: { line: 3, character: 11 } };

interface Answer {
  readonly kind: string;
  readonly text?: string;
  readonly because?: string;
}

suite("repairs by a real model server", () => {
  for (const { what, end, expected, options, offered } of [
    {
      what: "are proposed when they repair, and offered where the editor has a command for it",
      options: { initializationOptions: { fixCommand: "drydock.fix" } },
      offered: ["drydock.fix"],
      end: ["    - name: web\n", "```\n"],
      expected: { kind: "proposed", text: broken.replace("Web", "web") },
    },
    {
      what: "are refused when they bring another mistake, and not offered without a command",
      options: {},
      offered: [],
      end: ["    - nme: web\n", "```\n"],
      expected: { kind: "refused", because: "not-better" },
    },
  ])
    test(what, async (context) => {
      const chat = [...fence, ...repaired, ...end];
      const ending = {
        after: (stop: () => Promise<void>): void => {
          context.after(stop);
        },
      };
      const address = await startServer(ending, { kind: "script", chat, fill: " x y" });
      const server = await startLanguageServer(context, options);
      const { connection } = server;
      await connection.sendRequest("drydock/models/configure", {
        provider: "openai",
        address: `${address}/v1`,
        model: modelName,
        language: "en",
        ghostText: false,
        remoteModels: [],
      });
      await server.open(uri, broken);
      const answer: Answer = await connection.sendRequest("drydock/models/revise", { uri, range });
      assert.equal(answer.kind, expected.kind);
      assert.equal(answer.text, expected.text);
      assert.equal(answer.because, expected.because);
      const atImage = { start: { line: 6, character: 6 }, end: { line: 6, character: 10 } };
      const diagnostics = [
        // No repair of ours is known for it.
        { range: atImage, source: "drydock", code: "container-image", message: "It is missing." },
        // What other documents have to do with is nothing that an answer could be checked for.
        { range, source: "drydock", code: "missing-object", message: "It is not there." },
      ];
      const actions: readonly CodeAction[] | null = await connection.sendRequest("textDocument/codeAction", {
        textDocument: { uri },
        range: { start: range.start, end: atImage.end },
        context: { diagnostics },
      });
      assert.deepEqual(
        (actions ?? []).flatMap(({ command }) => (command === undefined ? [] : [command.command])),
        offered,
      );
    });
});
