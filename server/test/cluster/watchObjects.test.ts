import assert from "node:assert/strict";
import test from "node:test";
import { ClusterFailure } from "../../src/cluster/failure.ts";
import type { Transport } from "../../src/cluster/transport.ts";
import { watchObjects } from "../../src/cluster/watchObjects.ts";
import { inWords, say } from "../../src/core/text/message.ts";

const list = JSON.stringify({ items: [], metadata: { resourceVersion: "1" } });

/** Watches through a transport whose lists succeed. Ends with the watch, or after some milliseconds; tells how often it listed. */
async function watch(lines: Transport["lines"], milliseconds: number): Promise<number> {
  let lists = 0;
  const transport: Transport = {
    words: inWords,
    request: () => {
      lists++;
      return Promise.resolve({ status: 200, text: list });
    },
    lines,
    close: () => undefined,
  };
  const request = { what: say`watch Pods`, path: "/api/v1/pods", signal: AbortSignal.timeout(milliseconds) };
  for await (const event of watchObjects(transport, request)) assert.equal(event.kind, "all");
  return lists;
}

test("credentials that are refused in the middle end a watch: asking again may open a window each time", async () => {
  let tries = 0;
  const refused = async function* (): AsyncGenerator<string> {
    tries++;
    yield "";
    await Promise.resolve();
    throw new ClusterFailure("credentials", "no credentials");
  };
  await assert.rejects(watch(refused, 5000), /no credentials/u);
  assert.equal(tries, 1);
});

test("a server that forgets every place at once is asked with growing pauses", async () => {
  const forgotten = async function* (): AsyncGenerator<string> {
    await Promise.resolve();
    yield JSON.stringify({ type: "ERROR", object: { code: 410, message: "too old" } });
  };
  const lists = await watch(forgotten, 1200);
  assert.ok(lists >= 1 && lists <= 3, `asked ${String(lists)} times`);
});
