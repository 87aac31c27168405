import assert from "node:assert/strict";
import { suite, test, type TestContext } from "node:test";
import { pathToFileURL } from "node:url";
import type { StepExplanation } from "../../src/lsp/walkthrough/protocol.ts";
import { startStandIn } from "../models/standIn.ts";
import { lifetimeOfSuite, once } from "../support/lifetime.ts";
import { startServer } from "../support/serverProcess.ts";
import { projectPath } from "../support/shared.ts";
import { temporaryFolder } from "../support/temporaryFolder.ts";

interface Setup {
  /** What the stand-in was asked so far: the last message of each prompt. */
  readonly asked: readonly string[];
  /** And what each prompt begins with: what the model is told about its task. */
  readonly told: readonly string[];
  readonly shown: readonly string[];
  readonly explain: (order: number, language?: string, question?: string) => Promise<StepExplanation | null>;
  readonly explainFunction: (file: string, name: string) => Promise<StepExplanation | null>;
  /** The same for a text of the file that is not saved. */
  readonly explainUnsaved: (order: number, text: string) => Promise<StepExplanation | null>;
  /** What the server says was sent. */
  readonly sent: () => Promise<readonly string[]>;
}

const supported = "The program begins in `main`. It ends when the command does.";
const invented = "The program begins in `main`. It first calls `prepareHarbour` and waits for 42 seconds.";

suite("a step of a walkthrough in words", () => {
  const together = lifetimeOfSuite();
  const server = once(() => startServer(together));

  /** The server, whose model says these answers in their order; the last one again and again. */
  async function setup(context: TestContext, answers: readonly string[]): Promise<Setup> {
    const asked: string[] = [];
    const told: string[] = [];
    const address = await startStandIn(context, ({ path: place, body }, response) => {
      if (place === "/v1/models") {
        response.end(JSON.stringify({ data: [{ id: "stand-in" }] }));
        return;
      }
      const { messages } = body as { messages: readonly { content: string }[] };
      const answer = answers[Math.min(asked.length, answers.length - 1)] ?? "";
      asked.push(messages.at(-1)?.content ?? "");
      told.push(messages[0]?.content ?? "");
      for (const content of answer.split(/(?<= )/u))
        response.write(`data: ${JSON.stringify({ choices: [{ delta: { content } }] })}\n\n`);
      response.end("data: [DONE]\n\n");
    });
    const cacheFolder = temporaryFolder(context);
    const { connection } = await server();
    await connection.sendRequest("drydock/models/configure", {
      provider: "openai",
      address: `${address}/v1`,
      model: "stand-in",
      language: "en",
      ghostText: false,
      remoteModels: [],
    });
    const shown: string[] = [];
    connection.onNotification("drydock/walkthrough/explanation", ({ text }: { text: string }) => {
      shown.push(text);
    });
    const uri = pathToFileURL(projectPath("test-fixtures/go/elected-registry/cmd/harbour/main.go")).href;
    const request = (params: object): Promise<StepExplanation | null> =>
      connection.sendRequest("drydock/walkthrough/explain", {
        ...{ uri, unsaved: [], language: "en", cacheFolder, id: 7 },
        ...params,
      });
    return {
      asked,
      told,
      shown,
      explain: (order, language = "en", question) => request({ order, language, question }),
      explainFunction: (file, name) =>
        request({
          order: 0,
          function: {
            uri: pathToFileURL(projectPath(`test-fixtures/go/elected-registry/${file}`)).href,
            name,
          },
        }),
      explainUnsaved: (order, text) => request({ order, unsaved: [{ uri, text }] }),
      sent: () => connection.sendRequest("drydock/models/sent"),
    };
  }

  test("words that rest on the source are shown while they grow, and asked for once", async (context) => {
    const { explain, asked, shown } = await setup(context, [supported]);
    assert.deepEqual(await explain(1), { from: "model", text: supported });
    assert.deepEqual(shown, ["The program begins in `main`. "]);
    assert.match(asked[0] ?? "", /func main\(\)/u);
    assert.deepEqual(await explain(1), { from: "model", text: supported });
    assert.equal(asked.length, 1);
  });

  test("words that do not are sent back once, with what was wrong", async (context) => {
    const { explain, asked, shown } = await setup(context, [invented, supported]);
    assert.deepEqual(await explain(1), { from: "model", text: supported });
    assert.match(asked[1] ?? "", /- name: prepareHarbour\n- number: 42/u);
    assert.ok(shown.every((text) => !text.includes("prepareHarbour")));
  });

  test("when they come back no better, Drydock's own words stand there", async (context) => {
    const { explain, asked, shown } = await setup(context, [invented]);
    const explained = await explain(1);
    assert.equal(explained?.from, "source");
    assert.match(explained.text, /^The main function of the binary\./u);
    assert.equal(asked.length, 2);
    assert.ok(shown.every((text) => !text.includes("prepareHarbour")));
    const chinese = await explain(1, "zh-cn");
    assert.equal(chinese?.from, "source");
    assert.match(chinese.text, /\p{Script=Han}/u);
  });

  test("a step and the whole are asked for in the language of the editor", async (context) => {
    const { explain, told } = await setup(context, [supported]);
    await explain(1, "zh-cn");
    await explain(0, "zh-cn");
    assert.equal(told.length, 2);
    for (const task of told) assert.match(task, /^Answer in Simplified Chinese\.$/mu);
  });

  test("an overview rests on the steps", async (context) => {
    const { explain, asked } = await setup(context, [
      "After `main`, a leader is elected. Then `Frobnicate` runs.",
      supported,
    ]);
    assert.deepEqual(await explain(0), { from: "model", text: supported });
    assert.match(asked[0] ?? "", /^- 1\. The program starts in main/mu);
    assert.match(asked[1] ?? "", /- name: Frobnicate/u);
  });

  test("a question is answered under the same check; its own words may be repeated", async (context) => {
    const answer = "The program begins in `main`. It has no `Frobnicate`.";
    const { explain, asked } = await setup(context, [answer]);
    assert.deepEqual(await explain(1, "en", "Where is Frobnicate?"), { from: "model", text: answer });
    assert.match(asked[0] ?? "", /Explain or answer: Where is Frobnicate\?/u);
  });

  test("a secret of the source does not leave, and what has left can be read", async (context) => {
    const { explainUnsaved, asked, sent } = await setup(context, [supported]);
    const text = `package main

import (
	"os"

	"example.com/harbour/cmd/harbour/app"
)

func main() {
	os.Setenv("HARBOUR_TOKEN", "hunter2") // token=hunter2
	if err := app.NewHarbourCommand().Execute(); err != nil {
		os.Exit(1)
	}
}
`;
    assert.deepEqual(await explainUnsaved(1, text), { from: "model", text: supported });
    assert.match(asked[0] ?? "", /os\.Setenv\("HARBOUR_TOKEN", "REDACTED_1_"\)/u);
    assert.ok(!asked.join().includes("hunter2"), asked.join());
    assert.ok(
      (await sent()).some((prompt) => prompt.includes("→ stand-in") && prompt.includes(asked[0] ?? "")),
    );
  });

  test("words about a function rest on its source, also where it is no step", async (context) => {
    const words = "`worker` calls `processNext` again and again.";
    const { explainFunction, asked } = await setup(context, [words]);
    const file = "crane/controller.go";
    assert.deepEqual(await explainFunction(file, "(*Controller).worker"), { from: "model", text: words });
    assert.match(asked[0] ?? "", /for c\.processNext\(ctx\)/u);
    assert.equal(await explainFunction(file, "(*Controller).Depth"), null);
  });
});
