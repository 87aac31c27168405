import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { createSearchIndex } from "../../src/core/assist/searchIndex.ts";

suite("finding texts by what they are about", () => {
  const index = createSearchIndex(4);
  index.set("web", "kind: Deployment\nname: web\ncontainerPort: 80\nimage: nginx");
  index.set("queue", "kind: StatefulSet\nname: queue\nimage: rabbitmq\ncontainerPort: 5672");
  index.set("batch", "kind: Job\nname: batch\nimage: busybox");

  test("rare words count more, and parts of names are words", () => {
    assert.deepEqual(index.search("a rabbitmq with a port", 2), ["queue", "web"]);
    assert.deepEqual(index.search("nginx", 5), ["web"]);
    assert.deepEqual(index.search("nothing of that", 5), []);
  });

  test("shorter texts win among equals", () => {
    index.set("long", `kind: Job\nname: batch\n${"other words here ".repeat(30)}`);
    assert.deepEqual(index.search("batch job", 2), ["batch", "long"]);
  });

  test("what changes or goes is no longer found, and there is a limit", () => {
    index.set("web", "kind: Deployment\nimage: caddy");
    assert.deepEqual(index.search("nginx", 1), []);
    assert.deepEqual(index.search("caddy", 1), ["web"]);
    index.set("fifth", "caddy caddy");
    assert.deepEqual(index.search("caddy", 2), ["web"]);
    index.remove("web");
    assert.deepEqual(index.search("caddy", 1), []);
  });
});
