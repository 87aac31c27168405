import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { applyObjects, deleteObjects } from "../src/cluster/applyObjects.ts";
import { startStandIn } from "../test/models/standIn.ts";
import { connected } from "./connectedServer.ts";
import { connect, objectsIn } from "./testCluster.ts";

/** In a namespace of its own: of the many objects that other tests leave, only the first are listed. */
const map = `
{ apiVersion: v1, kind: Namespace, metadata: { name: looked-into } }
---
{ apiVersion: v1, kind: ConfigMap, metadata: { name: looked-up, namespace: looked-into }, data: { token: hunter-data } }
---
{ apiVersion: v1, kind: Secret, metadata: { name: looked-at, namespace: looked-into }, stringData: { user: hunter-secret } }
`;

interface Asked {
  readonly tools?: readonly unknown[];
  readonly messages: readonly { readonly role: string; readonly content: string }[];
}

suite("what a model has looked up in a cluster", () => {
  test("names of objects and an object, and a word where it is not told; never what is secret", async (context) => {
    const { cluster } = await connect(context);
    const objects = objectsIn(map);
    const options = { dryRun: false, force: true, onDefinitions: () => Promise.resolve() };
    await applyObjects(cluster.objects, objects, options);
    context.after(() => deleteObjects(cluster.objects, objects, { dryRun: false }));

    const asked: Asked[] = [];
    const calls = [
      { name: "list_cluster", arguments: '{"kind":"configmap","namespace":"looked-into"}' },
      { name: "list_cluster", arguments: '{"kind":"RayCluster"}' },
      {
        name: "read_cluster_object",
        arguments: '{"kind":"secret","name":"looked-at","namespace":"looked-into"}',
      },
      {
        name: "read_cluster_object",
        arguments: '{"kind":"ConfigMap","name":"gone","namespace":"looked-into"}',
      },
    ];
    const address = await startStandIn(context, ({ path, body }, response) => {
      if (path.endsWith("/models")) {
        response.end('{"data":[{"id":"m"}]}');
        return;
      }
      const request = body as Asked;
      const wants = request.tools !== undefined && !request.messages.some(({ role }) => role === "tool");
      asked.push(request);
      const tool_calls = wants
        ? calls.map((call, index) => ({ index, id: String(index), function: call }))
        : [];
      const choice = { delta: { content: "OK", tool_calls }, finish_reason: "stop" };
      response.end(`data: ${JSON.stringify({ choices: [choice] })}\n\ndata: [DONE]\n\n`);
    });
    const { server } = await connected(context);
    await server.connection.sendRequest("drydock/models/configure", {
      provider: "openai",
      address: `${address}/v1`,
      model: "m",
      language: "en",
      ghostText: false,
      remoteModels: [],
    });
    const answer: { readonly lookedUp: readonly string[] } = await server.connection.sendRequest(
      "drydock/models/generate",
      { id: 1, wish: "a Pod that uses the ConfigMap", attached: [] },
    );
    assert.deepEqual(answer.lookedUp, [
      "listed configmap in the cluster",
      "listed RayCluster in the cluster",
      "read secret/looked-at in the cluster",
      "read ConfigMap/gone in the cluster",
    ]);
    const results = asked.flatMap(({ messages }) => messages.filter(({ role }) => role === "tool"));
    assert.match(results[0]?.content ?? "", /^<document [^\n]*>\n[^]*\blooked-into\/looked-up\b/u);
    assert.match(results[1]?.content ?? "", /The cluster does not tell: |There is no kind/u);
    assert.match(results[2]?.content ?? "", /kind: Secret\n[^]*name: looked-at\n[^]*user: /u);
    assert.match(results[3]?.content ?? "", /The cluster has no such object\./u);
    for (const { messages } of asked)
      for (const { content } of messages) assert.doesNotMatch(content, /hunter|aHVudGVy/u);
  });
});
