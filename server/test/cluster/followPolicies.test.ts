import assert from "node:assert/strict";
import { suite, test, type TestContext } from "node:test";
import { ClusterFailure, type ClusterFailureKind } from "../../src/cluster/failure.ts";
import { followPolicies } from "../../src/cluster/followPolicies.ts";
import { createObjects } from "../../src/cluster/objects.ts";
import { policyKinds } from "../../src/cluster/readPolicies.ts";
import type { Transport } from "../../src/cluster/transport.ts";
import { inWords } from "../../src/core/text/message.ts";

const emptyList = JSON.stringify({ items: [], metadata: { resourceVersion: "1" } });

interface Followed {
  /** What was told, and what has failed. */
  readonly heard: readonly string[];
  /** The cluster answers from now on. */
  readonly recover: () => void;
  /** Lets so much time pass, and everything be done that is due then. */
  readonly pass: (milliseconds: number) => Promise<void>;
}

/** The policies of a cluster that refuses to list them, over a stand-in for the connection; watches stay silent. */
function followedThrough(context: TestContext, kind: ClusterFailureKind): Followed {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const stop = new AbortController();
  context.after(() => {
    stop.abort();
  });
  let isRefusing = true;
  const heard: string[] = [];
  const transport: Transport = {
    words: inWords,
    request: ({ path }) =>
      isRefusing && path.includes("limit=")
        ? Promise.reject(new ClusterFailure(kind, kind))
        : Promise.resolve({ status: 200, text: emptyList }),
    async *lines() {
      await new Promise(() => undefined);
      yield "";
    },
    close: () => undefined,
  };
  const resources = policyKinds.map((gvk) => ({
    gvk,
    plural: gvk.kind.toLowerCase(),
    namespaced: false,
    verbs: [],
    subresources: [],
  }));
  followPolicies({
    transport,
    objects: createObjects(transport, () => resources, "default"),
    signal: stop.signal,
    tell: () => heard.push("told"),
    fail: (error) => heard.push(String(error)),
  });
  return {
    heard,
    recover() {
      isRefusing = false;
    },
    async pass(milliseconds) {
      context.mock.timers.tick(milliseconds);
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

suite("policies that cannot be read", () => {
  test("are read again after a while where the failure passes, until the cluster has answered", async (context) => {
    const { heard, recover, pass } = followedThrough(context, "server");
    await pass(1000);
    assert.deepEqual(heard, ["ClusterFailure: server"]);
    await pass(9000);
    assert.equal(heard.length, 1);
    await pass(1000);
    assert.equal(heard.length, 2, "it was tried once more");
    recover();
    await pass(10_000);
    assert.deepEqual(heard.slice(2), ["told"]);
    await pass(3_600_000);
    assert.equal(heard.length, 3);
  });

  test("are left alone where the credentials are refused: asking again would not help", async (context) => {
    const { heard, recover, pass } = followedThrough(context, "unauthorized");
    await pass(1000);
    assert.deepEqual(heard, ["ClusterFailure: unauthorized"]);
    recover();
    await pass(3_600_000);
    assert.equal(heard.length, 1);
  });
});
