import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { createOpenStreams } from "../../src/lsp/cluster/openStreams.ts";

function stream(): { closed: number; close(): void } {
  return {
    closed: 0,
    close() {
      this.closed++;
    },
  };
}

suite("streams that the editor has opened", () => {
  test("one that is closed while it opens does not stay open", async () => {
    const streams = createOpenStreams<ReturnType<typeof stream>>();
    const opened = stream();
    const added = streams.add("a", Promise.resolve(opened));
    streams.close("a");
    await added;
    assert.equal(opened.closed, 1);
    assert.equal(streams.get("a"), undefined);
  });

  test("one is found until it is closed, and closed once", async () => {
    const streams = createOpenStreams<ReturnType<typeof stream>>();
    const opened = stream();
    await streams.add("a", Promise.resolve(opened));
    assert.equal(streams.get("a"), opened);
    streams.close("a");
    streams.close("a");
    assert.equal(opened.closed, 1);
    assert.equal(streams.get("a"), undefined);
  });

  test("one that cannot be opened is not waited for", async () => {
    const streams = createOpenStreams<ReturnType<typeof stream>>();
    await assert.rejects(streams.add("a", Promise.reject(new Error("no pod"))), /no pod/u);
    assert.equal(streams.get("a"), undefined);
  });
});
