import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { listen } from "../../src/infrastructure/notifications.ts";

type Handler = (value: unknown) => void;

/** Stands for the language client in the one thing that matters here: of each method it keeps the last handler only. */
function createClient(): {
  readonly onNotification: (method: string, handler: Handler) => void;
  readonly tell: (method: string, value: unknown) => void;
} {
  const handlers = new Map<string, Handler>();
  return {
    onNotification: (method, handler) => handlers.set(method, handler),
    tell: (method, value) => handlers.get(method)?.(value),
  };
}

suite("notifications", () => {
  test("of one method are heard by all who listen, whoever came first and whoever leaves", () => {
    const client = createClient();
    const heard: string[] = [];
    const first = listen(client, "progress", (value) => heard.push(`first ${String(value)}`));
    const second = listen(client, "progress", (value) => heard.push(`second ${String(value)}`));
    client.tell("progress", 1);
    first.dispose();
    client.tell("progress", 2);
    second.dispose();
    client.tell("progress", 3);
    listen(client, "progress", (value) => heard.push(`third ${String(value)}`));
    client.tell("progress", 4);
    assert.deepEqual(heard, ["first 1", "second 1", "second 2", "third 4"]);
  });

  test("are heard by those who listen to their method and their client", () => {
    const clients = [createClient(), createClient()] as const;
    const heard: unknown[] = [];
    listen(clients[0], "progress", (value) => heard.push(value));
    listen(clients[0], "state", () => assert.fail("another method"));
    clients[1].tell("progress", "of another client");
    clients[0].tell("progress", "mine");
    assert.deepEqual(heard, ["mine"]);
  });

  test("reach the others while one of them stops to listen", () => {
    const client = createClient();
    const heard: unknown[] = [];
    const once = listen(client, "ended", () => {
      once.dispose();
    });
    listen(client, "ended", (value) => heard.push(value));
    client.tell("ended", "now");
    assert.deepEqual(heard, ["now"]);
  });
});
