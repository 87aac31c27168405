import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { suite, test, type TestContext } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { pass, startFront, status, type Fate, type Front } from "./frontServer.ts";
import { connect, eventually, temporaryFolder } from "./testCluster.ts";

const cut: Fate = { kind: "cut", done: false };

suite("a cluster that is not reached", () => {
  test("is told, and told again when it answers, though nothing else has changed", async (context) => {
    const front = await startFront(context);
    const cacheFolder = temporaryFolder(context);
    const before = await connect(context, { files: [front.kubeconfig], cacheFolder });
    await eventually("the kept state", () => readdirSync(cacheFolder).some((name) => name.endsWith(".gz")));
    before.cluster.close();
    front.decide(() => cut);
    const { states } = await connect(context, { files: [front.kubeconfig], cacheFolder });
    assert.equal(states[0]?.failure, undefined, "what is kept answers first");
    await eventually("the failure", () => states.at(-1)?.failure?.kind === "unreachable");
    front.decide(() => pass);
    await eventually("the cluster", () => states.at(-1)?.failure === undefined);
    assert.equal(states.length, 3);
  });

  test("is given up after the time that a request has, with the address that was silent", async (context) => {
    const front = await startFront(context);
    const { cluster } = await connect(context, { files: [front.kubeconfig] });
    front.decide(() => ({ kind: "handled", by: () => undefined }));
    const request = { what: "read slowly", path: "/version", timeout: 300 };
    await assert.rejects(
      cluster.transport.request(request),
      /Could not read slowly: 127\.0\.0\.1:\d+ has not answered for 0\.3 s/u,
    );
  });

  test("is asked no more while its credentials are refused", async (context) => {
    const front = await startFront(context);
    let asked = 0;
    front.decide(() => {
      asked++;
      return { kind: "answer", status: 401, body: status(401, "Unauthorized", "Unauthorized") };
    });
    const { states } = await connect(context, { files: [front.kubeconfig] });
    assert.equal(states[0]?.failure?.kind, "unauthorized");
    // The first look asks for several things at once.
    await delay(500);
    const first = asked;
    await delay(2000);
    assert.equal(asked, first);
  });

  test("is no failure where only the definitions may not be listed", async (context) => {
    const { cluster, states } = await connect(context, {
      files: [(await frontWithoutDefinitions(context)).kubeconfig],
    });
    await eventually("the first state", () => states.length > 0);
    await delay(1000);
    assert.deepEqual(
      states.map(({ failure }) => failure),
      [undefined],
    );
    assert.equal(cluster.objects.resourceOf({ group: "", version: "v1", kind: "Pod" }).plural, "pods");
  });
});

async function frontWithoutDefinitions(context: TestContext): Promise<Front> {
  const front = await startFront(context);
  front.decide(({ url }) =>
    url.includes("/customresourcedefinitions?")
      ? { kind: "answer", status: 403, body: status(403, "Forbidden", "definitions are forbidden") }
      : pass,
  );
  return front;
}
