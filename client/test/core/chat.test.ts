import assert from "node:assert/strict";
import { suite, test } from "node:test";
import {
  emptyChat,
  isWorking,
  manifestsSoFar,
  nextId,
  parseAnswer,
  parsePanelMessage,
  reduceChat,
  toKeep,
  type ChatTurn,
} from "../../src/core/chat.ts";

const asked = reduceChat(emptyChat, { kind: "asked", id: 1, wish: "a Pod", attached: [] });
const answered: ChatTurn["outcome"] = {
  kind: "answered",
  kubernetesVersion: "1.36",
  manifests: [],
  reason: undefined,
};

suite("the chat", () => {
  test("works until it is answered", () => {
    assert.ok(isWorking(asked));
    assert.ok(!isWorking(reduceChat(asked, { kind: "settled", id: 1, outcome: answered })));
  });

  test("an answer that comes late changes nothing", () => {
    const stopped = reduceChat(asked, { kind: "settled", id: 1, outcome: { kind: "stopped" } });
    assert.deepEqual(reduceChat(stopped, { kind: "settled", id: 1, outcome: answered }), stopped);
    assert.deepEqual(reduceChat(emptyChat, { kind: "settled", id: 1, outcome: answered }), emptyChat);
  });

  test("a wish that follows is about what was written", () => {
    const manifest = { title: "Pod", text: "kind: Pod\n", repairs: 0, findings: [] };
    const outcome = { ...answered, manifests: [manifest] };
    const state = reduceChat(asked, { kind: "settled", id: 1, outcome });
    const nameFor = (title: string): string => `${title} as it is`;
    assert.deepEqual(manifestsSoFar(state, nameFor), [{ name: "Pod as it is", text: "kind: Pod\n" }]);
    assert.deepEqual(manifestsSoFar(asked, nameFor), []);
  });

  test("a conversation that begins is about nothing that was written before, and what was said stays", () => {
    const manifest = { title: "Pod", text: "kind: Pod\n", repairs: 0, findings: [] };
    const settled = reduceChat(asked, {
      kind: "settled",
      id: 1,
      outcome: { ...answered, manifests: [manifest] },
    });
    const begun = reduceChat(settled, { kind: "begun" });
    assert.deepEqual(begun.turns, settled.turns);
    assert.deepEqual(
      manifestsSoFar(toKeep(begun), (title) => title),
      [],
    );
    const next = reduceChat(begun, { kind: "asked", id: nextId(begun), wish: "a Job", attached: [] });
    const job = { ...manifest, title: "Job" };
    const outcome = { ...answered, manifests: [job] };
    const both = reduceChat(next, { kind: "settled", id: nextId(begun), outcome });
    assert.deepEqual(
      manifestsSoFar(both, (title) => title).map(({ name }) => name),
      ["Job"],
    );
  });

  test("no number is given twice, also where everything was cleared while a model wrote", () => {
    const cleared = reduceChat(asked, { kind: "cleared" });
    assert.deepEqual(cleared.turns, []);
    assert.equal(nextId(cleared), 2);
    assert.deepEqual(reduceChat(cleared, { kind: "settled", id: 1, outcome: answered }), cleared);
  });

  test("keeps nothing as running", () => {
    assert.deepEqual(toKeep(asked).turns[0]?.outcome, { kind: "stopped" });
  });

  test("keeps a bounded number of turns", () => {
    let state = emptyChat;
    for (let id = 0; id < 100; id++) state = reduceChat(state, { kind: "asked", id, wish: "", attached: [] });
    assert.equal(state.turns.length, 30);
    assert.equal(state.turns.at(-1)?.id, 99);
  });
});

suite("what comes over the wire", () => {
  test("messages of the panel are read or refused", () => {
    assert.deepEqual(parsePanelMessage({ kind: "send", wish: "x", attach: true }), {
      kind: "send",
      wish: "x",
      attach: true,
    });
    for (const bad of [
      null,
      {},
      { kind: "send", wish: " " },
      { kind: "insert", turn: "1" },
      { kind: "eval", wish: "x" },
    ])
      assert.equal(parsePanelMessage(bad), undefined);
  });

  test("an answer without the parts that it should have is empty", () => {
    const { kind, sent, ...rest } = parseAnswer({ manifests: [{ title: "Pod" }, 1], sent: [1] });
    assert.deepEqual({ kind, sent }, { kind: "answered", sent: [] });
    assert.deepEqual(rest, { kubernetesVersion: "", manifests: [], reason: undefined, lookedUp: [] });
  });
});
