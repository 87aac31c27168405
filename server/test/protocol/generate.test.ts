import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { pathToFileURL } from "node:url";
import { startStandIn } from "../models/standIn.ts";
import { startServer } from "../support/serverProcess.ts";
import { folderWith } from "../support/temporaryFolder.ts";

const backup = `apiVersion: batch/v1
kind: CronJob
metadata: { name: backup }
spec:
  schedule: "0 3 * * *"
  jobTemplate:
    spec: { template: { spec: { restartPolicy: Never, containers: [{ name: dump, image: "postgres:17" }] } } }
`;

const service = "apiVersion: v1\nkind: Service\nmetadata: { name: web }\nspec: { ports: [{ port: 80 }] }\n";

suite("a wish without a model for vectors and without tools", () => {
  test("goes with the manifest and the fields that share its words", async (context) => {
    const prompts: string[] = [];
    let withTools = 0;
    const address = await startStandIn(context, ({ path: place, body }, response) => {
      if (place.endsWith("/models")) {
        response.end('{"data":[{"id":"m"}]}');
        return;
      }
      const { messages, tools } = body as {
        readonly messages: readonly { readonly content: string }[];
        readonly tools?: unknown;
      };
      if (tools !== undefined) {
        withTools++;
        response.writeHead(500).end('{"error":{"message":"tools need another template"}}');
        return;
      }
      prompts.push(messages.map(({ content }) => content).join("\n"));
      const content = prompts.length === 1 ? '{"kinds": ["CronJob"]}' : "{}";
      const choice = { delta: { content }, finish_reason: "stop" };
      response.end(`data: ${JSON.stringify({ choices: [choice] })}\n\ndata: [DONE]\n\n`);
    });
    const folder = folderWith(context, { "backup.yaml": backup, "web.yaml": service });
    const { connection } = await startServer(context, { folders: [pathToFileURL(folder).href] });
    await connection.sendRequest("drydock/models/configure", {
      provider: "openai",
      address: `${address}/v1`,
      model: "m",
      language: "en",
      ghostText: false,
      remoteModels: [],
    });
    const wish =
      "a CronJob that makes a backup of postgres, on a schedule in the time zone of Berlin, never two concurrently";
    const generate = (): Promise<{ readonly lookedUp: readonly string[] }> =>
      connection.sendRequest("drydock/models/generate", { id: 1, wish, attached: [] });
    assert.deepEqual((await generate()).lookedUp, []);
    const [choosing = "", writing = ""] = prompts;
    assert.match(choosing, /<document name="for example: backup\.yaml CronJob\/backup">/u);
    assert.doesNotMatch(choosing, /web\.yaml/u);
    assert.match(
      writing,
      /<document name="fields of a CronJob that may fit">\n[^]*spec\.timeZone \(string\)/u,
    );
    assert.match(writing, /spec\.concurrencyPolicy \(string, one of Allow, Forbid, Replace\)/u);
    await generate();
    assert.equal(withTools, 1, "a server that refuses tools is not asked for them again");
  });
});
