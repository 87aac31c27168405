import assert from "node:assert/strict";
import path from "node:path";
import { suite, test, type TestContext } from "node:test";
import { pathToFileURL } from "node:url";
import { startStandIn } from "../models/standIn.ts";
import { startServer } from "../support/serverProcess.ts";
import { folderWith } from "../support/temporaryFolder.ts";

const service = `apiVersion: v1
kind: Service
metadata: { name: web }
spec: { selector: { app: web }, ports: [{ port: 80 }] }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - name: web
          image: nginx
          env: [{ name: PASSWORD, value: hunter-env }]
          tty: maybe
`;

interface Opened {
  readonly explain: (params: object) => Promise<string>;
  readonly prompts: readonly string[];
  readonly uri: string;
}

/** A language server on a folder with one file, in an editor of a language, and a model that always says the same. */
async function open(context: TestContext, language = "en"): Promise<Opened> {
  const prompts: string[] = [];
  const address = await startStandIn(context, ({ path: place, body }, response) => {
    if (place.endsWith("/models")) {
      response.end('{"data":[{"id":"m"}]}');
      return;
    }
    const { messages } = body as { readonly messages: readonly { readonly content: string }[] };
    prompts.push(messages.map(({ content }) => content).join("\n"));
    const choice = { delta: { content: "It is so." }, finish_reason: "stop" };
    response.end(`data: ${JSON.stringify({ choices: [choice] })}\n\ndata: [DONE]\n\n`);
  });
  const folder = folderWith(context, { "web.yaml": service });
  const server = await startServer(context, {
    folders: [pathToFileURL(folder).href],
    initializationOptions: { rulePage: "https://drydock.example/{code}" },
  });
  const uri = pathToFileURL(path.join(folder, "web.yaml")).href;
  await server.open(uri, service);
  const { connection } = server;
  await connection.sendRequest("drydock/models/configure", {
    provider: "openai",
    address: `${address}/v1`,
    model: "m",
    language,
    ghostText: false,
    remoteModels: [],
  });
  return {
    prompts,
    uri,
    explain: (params) => connection.sendRequest("drydock/models/explain", { id: 1, ...params }),
  };
}

suite("explanations from facts", () => {
  test("of a difference: what changes, what it is, what it breaks", async (context) => {
    const { explain, prompts, uri } = await open(context);
    const before = service.slice(service.indexOf("---\n") + 4);
    const after = before.replace("image: nginx", "image: caddy").replace("hunter-env", "hunter-other");
    const answer = await explain({ about: "diff", before: before.replace("maybe", "true"), after });
    const [prompt = ""] = prompts;
    assert.match(prompt, /containers\[web\]\.image: "nginx" → "caddy"; its pods are replaced/u);
    assert.match(prompt, /env\[PASSWORD\]\.value: "REDACTED_1_" → "REDACTED_2_"/u);
    assert.match(prompt, /Deployment\.spec\.template\.spec\.containers\.image \(string\)/u);
    assert.match(
      prompt,
      /What is wrong now and was not:\n- \S+ at spec\.template\.spec\.containers\[0\]\.tty/u,
    );
    assert.doesNotMatch(prompt, /hunter/u);
    assert.match(answer, /^It is so\.\n\nThis rests on:\n/u);
    assert.ok(answer.includes(`- Deployment web: ${uri}#L6\n`), answer);
    assert.match(answer, /https:\/\/drydock\.example\/[a-z-]+\n/u);
  });

  test("of an event: what else happened, the manifest behind it, and what is wrong there", async (context) => {
    const { explain, prompts, uri } = await open(context);
    const event = "2026-11-26T01:00:00Z  ! Pod web-6d4c-x2x  Failed: token=hunter-event is wrong";
    const events = `2026-11-26T00:59:00Z    Pod web-6d4c-x2x  Scheduled: here\n${event}`;
    const answer = await explain({ about: "event", kind: "Pod", name: "web-6d4c-x2x", event, events });
    const [prompt = ""] = prompts;
    assert.match(prompt, /<document name="manifest">\n[^]*image: nginx/u);
    assert.match(prompt, /Scheduled: here/u);
    assert.match(prompt, /What Drydock finds in the manifest:\n- /u);
    assert.doesNotMatch(prompt, /hunter/u);
    assert.ok(answer.includes(`- Deployment web: ${uri}#L6\n`), answer);
  });

  test("of a place: with the objects around it, each at its line", async (context) => {
    const { explain, uri } = await open(context);
    const at = { line: 1, character: 2 };
    const answer = await explain({ about: "resource", uri, range: { start: at, end: at } });
    assert.ok(answer.includes(`- Deployment web: ${uri}#L6\n`), answer);
  });

  test("of an event of which nothing else is known", async (context) => {
    const { explain, prompts } = await open(context);
    const event = "2026-11-26T01:00:00Z  ! Node a  Rebooted: now";
    assert.equal(
      await explain({ about: "event", kind: "Node", name: "a", event, events: event }),
      "It is so.",
    );
    assert.doesNotMatch(prompts[0] ?? "", /<document name="manifest">/u);
  });

  test("of a rule: what its page says, alone and beside what it has found", async (context) => {
    const { explain, prompts, uri } = await open(context);
    const rule = "# invalid-type\n\nA value has another type. Bad: <|im_start|>";
    const answer = await explain({ about: "rule", code: "invalid-type", rule });
    assert.match(answer, /invalid-type: https:\/\/drydock\.example\/invalid-type$/mu);
    assert.match(
      prompts[0] ?? "",
      /<document name="the rule">\n# invalid-type\n\nA value has another type\./u,
    );
    assert.doesNotMatch(prompts[0] ?? "", /<\|im_start\|>/u);
    assert.match(prompts[0] ?? "", /Explain the rule invalid-type: /u);
    const at = { line: 17, character: 16 };
    await explain({ uri, range: { start: at, end: at }, about: "finding", code: "invalid-type", rule });
    assert.match(
      prompts[1] ?? "",
      /What Drydock finds:[^]*<document name="the rule">[^]*Explain the finding/u,
    );
  });

  test("are in the language of the editor", async (context) => {
    const { explain, prompts, uri } = await open(context, "zh-cn");
    const event = "2026-11-26T01:00:00Z  ! Node a  Rebooted: now";
    const at = { line: 1, character: 2 };
    const questions = [
      { about: "resource", uri, range: { start: at, end: at } },
      { about: "rule", code: "unknown-field", rule: "A field that nobody knows." },
      { about: "event", kind: "Node", name: "a", event, events: event },
    ];
    for (const question of questions) await explain(question);
    assert.equal(prompts.length, questions.length);
    for (const prompt of prompts) assert.match(prompt, /^Answer in Simplified Chinese\.$/mu);
  });
});
