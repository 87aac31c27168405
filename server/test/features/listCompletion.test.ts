import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { chosen, labelsAt } from "./completions.ts";

describe("objects in a List", () => {
  const list = "apiVersion: v1\nkind: List\nitems:\n";

  test("behind a dash stand whole manifests, indented as the item is", () => {
    const text = chosen(`${list}- Deplo|`, "Deployment");
    assert.match(
      text,
      /^- apiVersion: apps\/v1\n {2}kind: Deployment\n {2}metadata:\n {4}name: my-app\n {2}spec:\n {4}\S/mu,
    );
  });

  test("an object that has begun gets its keys, not a second manifest", () => {
    const labels = labelsAt(`${list}- apiVersion: v1\n  |`);
    assert.deepEqual(labels, ["kind"]);
  });
});
