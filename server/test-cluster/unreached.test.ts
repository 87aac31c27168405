import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { suite, test } from "node:test";
import { temporaryFolder } from "../test/support/temporaryFolder.ts";
import { pass, startFront, status, type Fate, type Front } from "./frontServer.ts";
import { connect, eventually } from "./testCluster.ts";
import { say } from "../src/core/text/message.ts";

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
    const request = { what: say`read slowly`, path: "/version", timeout: 300 };
    await assert.rejects(
      cluster.transport.request(request),
      /Could not read slowly: 127\.0\.0\.1:\d+ has not answered for 0\.3 s/u,
    );
  });

  test("is asked no more while its credentials are refused", async (context) => {
    const locked = await startFront(context);
    const askedOfLocked = refuseAll(locked, 401, "Unauthorized");
    const { states } = await connect(context, { files: [locked.kubeconfig] });
    assert.equal(states[0]?.failure?.kind, "unauthorized");
    // A look asks for several things at once, each of them once. One at a cluster whose failure passes is taken again.
    const broken = await startFront(context);
    const askedOfBroken = refuseAll(broken, 500, "InternalError");
    await connect(context, { files: [broken.kubeconfig] });
    await eventually("the next look at the other cluster", () => hasRepeated(askedOfBroken));
    assert.ok(askedOfLocked.length > 0 && !hasRepeated(askedOfLocked), askedOfLocked.join("\n"));
  });

  test("is no failure where only the definitions may not be listed", async (context) => {
    const front = await startFront(context);
    let refused = 0;
    front.decide(({ url }) => {
      if (!url.includes("/customresourcedefinitions?")) return pass;
      refused++;
      return { kind: "answer", status: 403, body: status(403, "Forbidden", "definitions are forbidden") };
    });
    const { cluster, states } = await connect(context, { files: [front.kubeconfig] });
    await eventually("the refusal", () => refused > 0);
    // Whatever the refusal brings about has come about when the cluster has answered once more.
    await cluster.refresh();
    assert.deepEqual(
      states.flatMap(({ failure }) => failure ?? []),
      [],
    );
    assert.equal(cluster.objects.resourceOf({ group: "", version: "v1", kind: "Pod" }).plural, "pods");
  });
});

/** @returns what is asked for meanwhile */
function refuseAll(front: Front, code: number, reason: string): readonly string[] {
  const asked: string[] = [];
  front.decide(({ url }) => {
    asked.push(url);
    return { kind: "answer", status: code, body: status(code, reason, reason) };
  });
  return asked;
}

function hasRepeated(asked: readonly string[]): boolean {
  return new Set(asked).size < asked.length;
}
