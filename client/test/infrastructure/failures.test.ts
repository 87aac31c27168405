import assert from "node:assert/strict";
import { test } from "node:test";
import { reasonOf } from "../../src/infrastructure/failures.ts";

test("a failure is told without the name of the request", () => {
  const thrown = "Request drydock/cluster/live failed with message: Could not read Pod web: no connection.";
  assert.equal(reasonOf(new Error(thrown)), "Could not read Pod web: no connection.");
  assert.equal(reasonOf(new Error("Client is not running")), "Client is not running");
  assert.equal(reasonOf("no"), "no");
});
