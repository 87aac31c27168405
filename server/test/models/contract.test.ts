import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { ModelFailure } from "../../src/models/failure.ts";
import { isLoopback } from "../../src/models/loopback.ts";
import { createOllama } from "../../src/models/ollama.ts";
import { createOpenAiCompatible } from "../../src/models/openAiCompatible.ts";
import type { ModelProvider, ToolCall, ToolMessage } from "../../src/models/provider.ts";
import { collect, sendCut, startStandIn, type Seen } from "./standIn.ts";

/** What every provider has to do alike, whatever its protocol looks like. */
interface Protocol {
  readonly name: string;
  readonly create: (address: string) => ModelProvider;
  /** A whole answer that says `grün: ja`, in three pieces. */
  readonly stream: Buffer;
  /** The same without its end. */
  readonly broken: Buffer;
  readonly refusal: (message: string) => string;
  /** An answer that asks for `read` twice, in pieces as the protocol sends them. */
  readonly calls: Buffer;
  /** How the conversation goes on behind a call, as the protocol writes it. */
  readonly turns: readonly unknown[];
  /** Where texts become vectors, and the answer with these vectors. */
  readonly vectors: { readonly path: string; readonly answer: (vectors: readonly unknown[]) => string };
}

const lines = (objects: readonly unknown[]): Buffer =>
  Buffer.from(objects.map((each) => `${JSON.stringify(each)}\n`).join(""));
const events = (objects: readonly unknown[]): string =>
  objects.map((each) => `data: ${JSON.stringify(each)}\r\n\r\n`).join("");
const words = ["grün", ": ", "ja"];
const ollamaPieces = words.map((content) => ({
  model: "m",
  message: { role: "assistant", content },
  done: false,
}));
const callPiece = (call: object): object => ({ choices: [{ delta: { tool_calls: [call] } }] });
const openAiPieces = words.map((content) => ({ choices: [{ index: 0, delta: { content } }] }));

const protocols: readonly Protocol[] = [
  {
    name: "Ollama",
    create: (address) => createOllama(address, 4096),
    stream: lines([...ollamaPieces, { model: "m", message: { role: "assistant", content: "" }, done: true }]),
    broken: lines(ollamaPieces),
    refusal: (error) => JSON.stringify({ error }),
    calls: lines([
      {
        message: {
          role: "assistant",
          content: "",
          tool_calls: [{ function: { name: "read", arguments: { name: "grün" } } }],
        },
      },
      { message: { role: "assistant", content: "", tool_calls: [{ function: { name: "read" } }] } },
      { message: { role: "assistant", content: "" }, done: true },
    ]),
    turns: [
      {
        role: "assistant",
        content: "",
        tool_calls: [{ function: { name: "read", arguments: { name: "a" } } }],
      },
      { role: "tool", content: "found", tool_name: "read" },
    ],
    vectors: { path: "/api/embed", answer: (embeddings) => JSON.stringify({ model: "m", embeddings }) },
  },
  {
    name: "OpenAI-compatible",
    create: (address) => createOpenAiCompatible(address, undefined),
    stream: Buffer.from(
      `: ping\n\n${events([...openAiPieces, { choices: [{ delta: {}, finish_reason: "stop" }] }])}data: [DONE]\n\n`,
    ),
    broken: Buffer.from(events(openAiPieces)),
    refusal: (message) => JSON.stringify({ error: { message, code: 400 } }),
    calls: Buffer.from(
      `${events([
        callPiece({ index: 0, id: "x", function: { name: "read", arguments: "" } }),
        callPiece({ index: 0, function: { arguments: '{"name": "gr' } }),
        callPiece({ index: 0, function: { arguments: 'ün"}' } }),
        callPiece({ index: 1, id: "y", function: { name: "read", arguments: "{" } }),
        callPiece({ index: 4_000_000_000, function: { arguments: "far away" } }),
        { choices: [{ delta: {}, finish_reason: "tool_calls" }] },
      ])}data: [DONE]\n\n`,
    ),
    turns: [
      {
        role: "assistant",
        content: "",
        tool_calls: [{ id: "1", type: "function", function: { name: "read", arguments: '{"name":"a"}' } }],
      },
      { role: "tool", tool_call_id: "1", content: "found" },
    ],
    vectors: {
      path: "/embeddings",
      // Servers may answer in another order than they were asked in.
      answer: (vectors) =>
        JSON.stringify({
          data: vectors.map((embedding, index) => ({ index, embedding })).toReversed(),
        }),
    },
  },
];

function ask(provider: ModelProvider, signal = new AbortController().signal): AsyncGenerator<string> {
  return provider.chat({ model: "m", messages: [{ role: "user", content: "?" }], maxTokens: 10, signal });
}

for (const { name, create, stream, broken, refusal, calls, turns, vectors } of protocols) {
  suite(name, () => {
    test("a stream that is cut at any byte says the same", async (context) => {
      let cut = 0;
      const address = await startStandIn(context, (_, response) => sendCut(response, stream, cut));
      for (cut = 1; cut < stream.length; cut++)
        assert.equal(await collect(ask(create(address))), "grün: ja", `cut at ${String(cut)}`);
    });

    test("cancelling in the middle hangs up and rejects with the reason", async (context) => {
      const requests: Seen[] = [];
      const address = await startStandIn(context, (seen, response) => {
        requests.push(seen);
        response.write(broken);
      });
      const controller = new AbortController();
      await assert.rejects(async () => {
        for await (const piece of ask(create(address), controller.signal)) {
          assert.notEqual(piece, "");
          controller.abort(new Error("no longer needed"));
        }
      });
      await requests[0]?.hungUp;
    });

    test("cancelling before the first word hangs up", async (context) => {
      const requests: Seen[] = [];
      const address = await startStandIn(context, (seen) => {
        requests.push(seen);
        controller.abort(new Error("no longer needed"));
      });
      const controller = new AbortController();
      await assert.rejects(collect(ask(create(address), controller.signal)), /no longer needed/u);
      await requests[0]?.hungUp;
    });

    test("an answer without its end is a failure, not a shorter answer", async (context) => {
      const address = await startStandIn(context, (_, response) => {
        response.end(broken);
      });
      await assert.rejects(collect(ask(create(address))), isFailure("cut-off"));
    });

    test("calls of tools are read however they are cut, and what cannot be read has no arguments", async (context) => {
      let cut = 0;
      const address = await startStandIn(context, (_, response) => sendCut(response, calls, cut));
      for (cut = 1; cut < calls.length; cut += 7) {
        const found = await callTools(create(address), []);
        assert.deepEqual(
          found.map((call) => [call.name, call.arguments]),
          [
            ["read", { name: "grün" }],
            ["read", {}],
          ],
          `cut at ${String(cut)}`,
        );
      }
    });

    test("what a tool has found goes back behind its call", async (context) => {
      const requests: Seen[] = [];
      const address = await startStandIn(context, (seen, response) => {
        requests.push(seen);
        response.end(stream);
      });
      const call = { id: "1", name: "read", arguments: { name: "a" } };
      const found = await callTools(create(address), [
        { role: "calls", calls: [call] },
        { role: "result", call, content: "found" },
      ]);
      assert.deepEqual(found, [], "an answer in words asks for nothing");
      const { messages, tools } = requests[0]?.body as Record<"messages" | "tools", readonly unknown[]>;
      assert.deepEqual(messages.slice(1), turns);
      assert.deepEqual(tools, [{ type: "function", function: readTool }]);
    });

    test("cancelling a call hangs up", async (context) => {
      const requests: Seen[] = [];
      const controller = new AbortController();
      const address = await startStandIn(context, (seen) => {
        requests.push(seen);
        controller.abort(new Error("no longer needed"));
      });
      await assert.rejects(callTools(create(address), [], controller.signal), /no longer needed/u);
      await requests[0]?.hungUp;
    });

    test("texts become vectors in their order, with the words that the model's family wants", async (context) => {
      const requests: Seen[] = [];
      const address = await startStandIn(context, (seen, response) => {
        requests.push(seen);
        response.setHeader("content-type", "application/json");
        response.end(
          vectors.answer([
            [1, 0],
            [0, 0.5],
          ]),
        );
      });
      const found = await embed(create(address), ["one", "two"]);
      assert.deepEqual(found, [
        [1, 0],
        [0, 0.5],
      ]);
      assert.equal(requests[0]?.path, vectors.path);
      assert.deepEqual((requests[0].body as { readonly input: unknown }).input, [
        "search_document: one",
        "search_document: two",
      ]);
    });

    for (const { what, given } of [
      { what: "too few", given: [[1, 0]] },
      { what: "no numbers", given: [["a"], [1]] },
      { what: "empty ones", given: [[], []] },
    ])
      test(`vectors that cannot be compared are a failure: ${what}`, async (context) => {
        const address = await startStandIn(context, (_, response) => {
          response.setHeader("content-type", "application/json").end(vectors.answer(given));
        });
        await assert.rejects(embed(create(address), ["one", "two"]), isFailure("server"));
      });

    test("cancelling vectors hangs up", async (context) => {
      const requests: Seen[] = [];
      const controller = new AbortController();
      const address = await startStandIn(context, (seen) => {
        requests.push(seen);
        controller.abort(new Error("no longer needed"));
      });
      await assert.rejects(embed(create(address), ["one"], controller.signal), /no longer needed/u);
      await requests[0]?.hungUp;
    });

    for (const [status, message, kind] of [
      [404, "model 'nomic-embed-text' not found", "model-missing"],
      [501, "This server does not support embeddings.", "not-supported"],
    ] as const)
      test(`status ${String(status)} for vectors is ${kind}`, async (context) => {
        const address = await startStandIn(context, (_, response) => {
          response.writeHead(status).end(refusal(message));
        });
        await assert.rejects(embed(create(address), ["one"]), isFailure(kind));
      });

    test("nobody at the address", async () => {
      await assert.rejects(
        collect(ask(create("http://127.0.0.1:9"))),
        (error) => error instanceof ModelFailure,
      );
    });

    for (const [status, message, kind] of [
      [404, "model 'm' not found", "model-missing"],
      [401, "Invalid API Key", "key-refused"],
      [503, "server busy", "busy"],
      [400, "the prompt is longer than the context length", "context-too-long"],
      [500, "it broke", "server"],
    ] as const) {
      test(`status ${String(status)} is ${kind}`, async (context) => {
        const address = await startStandIn(context, (_, response) => {
          response.writeHead(status, { "content-type": "application/json" }).end(refusal(message));
        });
        await assert.rejects(collect(ask(create(address))), isFailure(kind));
      });
    }

    test("a redirect is not followed", async (context) => {
      const elsewhere: Seen[] = [];
      const other = await startStandIn(context, (seen, response) => {
        elsewhere.push(seen);
        response.end();
      });
      const address = await startStandIn(context, (_, response) => {
        response.writeHead(307, { location: other }).end();
      });
      await assert.rejects(collect(ask(create(address))), (error) => error instanceof ModelFailure);
      assert.deepEqual(elsewhere, []);
    });
  });
}

const readTool = { name: "read", description: "Reads.", parameters: { type: "object", properties: {} } };

function callTools(
  provider: ModelProvider,
  turns: readonly ToolMessage[],
  signal = new AbortController().signal,
): Promise<readonly ToolCall[]> {
  assert.ok(provider.callTools !== undefined);
  const messages = [{ role: "user", content: "?" } as const, ...turns];
  return provider.callTools({ model: "m", messages, tools: [readTool], maxTokens: 10, signal });
}

function embed(
  provider: ModelProvider,
  texts: readonly string[],
  signal = new AbortController().signal,
): Promise<readonly (readonly number[])[]> {
  assert.ok(provider.embed !== undefined);
  return provider.embed({ model: "nomic-embed-text", texts, role: "document", signal });
}

function isFailure(kind: ModelFailure["kind"]): (error: unknown) => boolean {
  return (error) => {
    assert.ok(error instanceof ModelFailure, String(error));
    assert.equal(error.kind, kind, error.message);
    return true;
  };
}

test("a key travels to its own server only, and never over an open connection", async (context) => {
  const requests: Seen[] = [];
  const address = await startStandIn(context, (seen, response) => {
    requests.push(seen);
    response.end('{"data":[{"id":"qwen2.5-coder"}]}');
  });
  const models = await createOpenAiCompatible(address, "k").models(new AbortController().signal);
  assert.equal(requests[0]?.headers.authorization, "Bearer k");
  assert.deepEqual(models, [
    {
      name: "qwen2.5-coder",
      isRemote: false,
      fills: true,
      followsSchemas: true,
      callsTools: true,
      embeds: false,
    },
  ]);
});

test("a model that a local Ollama hands on to a cloud is remote", async (context) => {
  const address = await startStandIn(context, (_, response) => {
    const models = [
      { name: "big:cloud" },
      { name: "small", capabilities: ["insert"], digest: "0123" },
      { name: "x", remote_host: "far" },
      { name: "vectors", capabilities: ["embedding"] },
      { name: "all-minilm:latest" },
    ];
    response.setHeader("content-type", "application/json").end(JSON.stringify({ models }));
  });
  const found = await createOllama(address, 4096).models(new AbortController().signal);
  assert.deepEqual(
    found.map(({ isRemote }) => isRemote),
    [true, false, true, false, false],
  );
  assert.deepEqual(
    found.map(({ fills }) => fills),
    [false, true, false, false, false],
  );
  assert.deepEqual(
    found.map(({ embeds }) => embeds),
    [false, false, false, true, true],
  );
  assert.deepEqual(
    found.map(({ digest }) => digest),
    [undefined, "0123", undefined, undefined, undefined],
  );
});

test("a pull tells how far it is, and says in words why it failed", async (context) => {
  const recorded = [
    { status: "pulling manifest" },
    { status: "pulling 0123", digest: "sha256:0123", total: 1000 },
    { status: "pulling 0123", digest: "sha256:0123", total: 1000, completed: 250 },
    { status: "success" },
  ];
  const address = await startStandIn(context, ({ body }, response) => {
    const isKnown = (body as { readonly name: string }).name === "known";
    response.end(lines(isKnown ? recorded : [{ error: "pull model manifest: file does not exist" }]));
  });
  const { pull } = createOllama(address, 4096);
  assert.ok(pull !== undefined);
  const seen = [];
  for await (const progress of pull("known", new AbortController().signal)) seen.push(progress);
  assert.deepEqual(seen, [
    { step: "pulling manifest" },
    { step: "pulling 0123", fraction: 0 },
    { step: "pulling 0123", fraction: 0.25 },
    { step: "success" },
  ]);
  await assert.rejects(async () => {
    for await (const progress of pull("unknown", new AbortController().signal)) assert.fail(progress.step);
  }, isFailure("model-missing"));
});

test("a pull that is cancelled hangs up, so that the server stops fetching", async (context) => {
  const requests: Seen[] = [];
  const address = await startStandIn(context, (seen, response) => {
    requests.push(seen);
    response.write(lines([{ status: "pulling manifest" }]));
  });
  const { pull } = createOllama(address, 4096);
  assert.ok(pull !== undefined);
  const controller = new AbortController();
  await assert.rejects(async () => {
    for await (const progress of pull("large", controller.signal)) {
      assert.equal(progress.step, "pulling manifest");
      controller.abort(new Error("no longer needed"));
    }
  });
  await requests[0]?.hungUp;
});

test("what is not on this machine is remote", () => {
  for (const here of ["http://127.0.0.1:11434", "http://localhost:8080/v1", "http://[::1]:1"])
    assert.equal(isLoopback(here), true, here);
  for (const elsewhere of [
    "http://models.example:11434",
    "http://10.0.0.7:11434",
    "https://127.0.0.1.example",
  ])
    assert.equal(isLoopback(elsewhere), false, elsewhere);
});
