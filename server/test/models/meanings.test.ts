import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { suite, test, type TestContext } from "node:test";
import { setImmediate } from "node:timers/promises";
import { createMeaningIndex, type MeaningIndex } from "../../src/lsp/models/meaning/meaningIndex.ts";
import { createMeanings } from "../../src/lsp/models/meaning/meanings.ts";
import { createModelLink, type ModelLink } from "../../src/lsp/models/modelLink.ts";
import type { ConfigureParams } from "../../src/lsp/models/protocol.ts";
import { createNodeRuntime } from "../../src/lsp/nodeRuntime.ts";
import type { ModelProvider } from "../../src/models/provider.ts";
import { temporaryFolder } from "../support/temporaryFolder.ts";
import { startStandIn } from "./standIn.ts";

const never = new AbortController().signal;

/** Of an editor that has no models. */
const noModels: ModelProvider = {
  models: () => Promise.resolve([]),
  chat: () => assert.fail("the editor's models are not chosen"),
  fill: () => assert.fail("the editor's models are not chosen"),
};

/** What a model would know: these words are about the same. */
const subjects = [/redis|cache|memory/u, /postgres|database|tables/u, /nginx|web|pages/u];

interface Vectors {
  readonly address: string;
  /** The texts of each request. */
  readonly asked: (readonly string[])[];
  status: number;
  /** The model for vectors that it has. */
  model: object;
}

/** A stand-in for an Ollama with a model for vectors, which tells a subject by a few words. */
async function startVectors(context: TestContext, model: object): Promise<Vectors> {
  const asked: (readonly string[])[] = [];
  const vectors = { address: "", asked, status: 200, model };
  vectors.address = await startStandIn(context, ({ path: place, body }, response) => {
    response.setHeader("content-type", "application/json");
    if (place === "/api/tags") {
      response.end(
        JSON.stringify({ models: [{ name: "chat", capabilities: ["completion"] }, vectors.model] }),
      );
      return;
    }
    assert.equal(place, "/api/embed");
    const { input } = body as { readonly input: readonly string[] };
    asked.push(input);
    const embeddings = input.map((text) => subjects.map((subject) => (subject.test(text) ? 1 : 0.1)));
    response.writeHead(vectors.status).end(JSON.stringify({ embeddings }));
  });
  return vectors;
}

const local = { name: "all-minilm", capabilities: ["embedding"] };
const texts = { a: "image: redis", b: "image: postgres", c: "image: nginx", d: "image: nginx pages" };

interface Opened {
  readonly index: MeaningIndex;
  readonly link: ModelLink;
  /** Resolves when everything that was to be learned is. */
  readonly learned: () => Promise<unknown>;
}

function open(settings: Partial<ConfigureParams>, now = (): number => performance.now()): Opened {
  const link = createModelLink(now, noModels);
  link.configure({
    provider: "ollama",
    address: "",
    model: "chat",
    language: "en",
    ghostText: false,
    remoteModels: [],
    ...settings,
  });
  const runtime = {
    ...createNodeRuntime(),
    now,
    pause: () => setImmediate(),
    delay: () => setImmediate(),
  };
  const works: Promise<void>[] = [];
  const meanings = createMeanings(link, runtime, { watch: (_, work) => void works.push(work) });
  const index = createMeaningIndex(10, (text) => text.slice(0, 15), meanings, runtime);
  for (const [id, text] of Object.entries(texts)) index.set(id, text);
  return { index, link, learned: () => Promise.all(works) };
}

suite("texts by what they are about", () => {
  test("are found without a common word, as soon as the model has read them", async (context) => {
    const { address, asked } = await startVectors(context, local);
    const { index, learned } = open({ address });
    assert.deepEqual(
      await index.search("a fast cache", 1, never),
      [],
      "nothing is read before the first question",
    );
    await learned();
    assert.deepEqual(asked, [["a fast cache"], Object.values(texts).map((text) => text.slice(0, 15))]);
    assert.deepEqual(await index.search("a fast cache", 1, never), ["a"]);
    assert.deepEqual(await index.search("tables", 1, never), ["b"]);
    await learned();
    assert.equal(asked.length, 3, "only another question is asked");
  });

  test("only what has changed is read again, and what is gone is not found", async (context) => {
    const { address, asked } = await startVectors(context, local);
    const { index, learned } = open({ address });
    await index.search("x", 1, never);
    await learned();
    index.set("b", "image: memory");
    index.remove("a");
    await index.search("x", 1, never);
    await learned();
    assert.deepEqual(asked.at(-1), ["image: memory"]);
    assert.deepEqual(await index.search("cache", 4, never), ["b"]);
  });

  test("are kept for the next session, and a disk that cannot be written is fine", async (context) => {
    const { address, asked } = await startVectors(context, local);
    const cacheFolder = temporaryFolder(context);
    const first = open({ address, cacheFolder });
    await first.index.search("x", 1, never);
    await first.learned();
    const next = open({ address, cacheFolder });
    assert.deepEqual(await next.index.search("cache", 1, never), ["a"]);
    await next.learned();
    assert.equal(asked.length, 3, "two questions, and the texts once");

    const file = path.join(cacheFolder, "file");
    writeFileSync(file, "");
    const without = open({ address, cacheFolder: path.join(file, "below") });
    await without.index.search("x", 1, never);
    await without.learned();
    assert.deepEqual(await without.index.search("cache", 1, never), ["a"]);
  });

  test("another model reads everything itself, also one that has come under the same name", async (context) => {
    const cacheFolder = temporaryFolder(context);
    const vectors = await startVectors(context, local);
    const { address, asked } = vectors;
    for (const { model, requests } of [
      { model: local, requests: 2 },
      { model: { ...local, name: "bge-m3" }, requests: 4 },
      { model: { ...local, digest: "newer" }, requests: 6 },
      { model: { ...local, digest: "newer" }, requests: 7 },
    ]) {
      vectors.model = model;
      const { index, learned } = open({ address, cacheFolder });
      await index.search(`question ${String(requests)}`, 1, never);
      await learned();
      assert.equal(asked.length, requests);
    }
  });

  for (const { what, model, settings } of [
    {
      what: "there is no model for it",
      model: { name: "other", capabilities: ["completion"] },
      settings: {},
    },
    { what: "the model is remote and not allowed", model: { ...local, remote_host: "far" }, settings: {} },
    { what: "the person does not want it", model: local, settings: { embeddingModel: "off" } },
    { what: "another model is wanted", model: local, settings: { embeddingModel: "bge-m3" } },
  ])
    test(`words have to do where ${what}`, async (context) => {
      const { address, asked } = await startVectors(context, model);
      const { index } = open({ address, ...settings });
      assert.deepEqual(await index.search("nginx", 4, never), ["c", "d"]);
      assert.deepEqual(await index.search("cache", 4, never), []);
      assert.deepEqual(asked, []);
    });

  test("a remote model that was allowed is asked", async (context) => {
    const { address, asked } = await startVectors(context, { ...local, remote_host: "far" });
    const { index } = open({ address, remoteModels: ["all-minilm"] });
    await index.search("nginx", 1, never);
    assert.deepEqual(asked[0], ["nginx"]);
  });

  for (const { what, said } of [
    { what: "too long for the model", said: "the input length exceeds the context length" },
    { what: "one that the server fails at", said: "unexpected NaN" },
  ])
    test(`a text that is ${what} is left out, and the others are learned`, async (context) => {
      const asked: (readonly string[])[] = [];
      const address = await startStandIn(context, ({ path: place, body }, response) => {
        response.setHeader("content-type", "application/json");
        if (place === "/api/tags") {
          response.end(JSON.stringify({ models: [local] }));
          return;
        }
        const { input } = body as { readonly input: readonly string[] };
        asked.push(input);
        if (input.some((text) => text.includes("redis")))
          response.writeHead(400).end(JSON.stringify({ error: said }));
        else response.end(JSON.stringify({ embeddings: input.map(() => [1, 0.1]) }));
      });
      const { index, learned } = open({ address });
      await index.search("x", 1, never);
      await learned();
      const count = asked.length;
      assert.ok(asked.some(([text]) => text === "image: nginx"));
      await index.search("y", 1, never);
      await learned();
      assert.deepEqual(asked.slice(count), [["y"]], "what is refused is not asked again");
    });

  test("a model that fails is left alone for a while, and the one that chats is not", async (context) => {
    let time = 0;
    const vectors = await startVectors(context, local);
    const { index, link, learned } = open({ address: vectors.address }, () => time);
    vectors.status = 500;
    for (let round = 0; round < 5; round++) {
      assert.deepEqual(await index.search("nginx", 1, never), ["c"]);
      await learned();
    }
    assert.equal(vectors.asked.length, 3);
    assert.equal(link.pause(), 0);
    vectors.status = 200;
    time += 31_000;
    await index.search("nginx", 1, never);
    await learned();
    assert.deepEqual(await index.search("cache", 1, never), ["a"]);
  });

  test("whoever is no longer wanted learns nothing more", async (context) => {
    const { address, asked } = await startVectors(context, local);
    const { index, link, learned } = open({ address });
    const found = index.search("x", 1, never);
    link.configure({
      provider: "editor",
      address,
      model: "",
      language: "en",
      ghostText: false,
      remoteModels: [],
    });
    await found;
    await learned();
    assert.ok(asked.length <= 1, JSON.stringify(asked));
  });

  test("a question that is cancelled ends with its reason", async (context) => {
    const { address } = await startVectors(context, local);
    const { index } = open({ address });
    const controller = new AbortController();
    controller.abort(new Error("gone"));
    await assert.rejects(index.search("x", 1, controller.signal), /gone/u);
  });
});
