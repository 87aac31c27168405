import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { isProtected, isReadOnly } from "../../src/core/cluster.ts";
import { differencesIn, parseComparison } from "../../src/core/comparison.ts";
import {
  leftByUndo,
  namespacesOf,
  parseApplied,
  parseResults,
  pathOf,
  undoOf,
  withRecord,
  type DeployRecord,
} from "../../src/core/deployment.ts";
import { parseMoment, parseMomentOf } from "../../src/core/rollout.ts";

suite("where nothing may be changed", () => {
  test("is named by a context, by a context and a namespace, or by a part of them", () => {
    assert.ok(isReadOnly("staging", "shop", ["staging"]));
    assert.ok(isReadOnly("staging", "shop", ["staging/shop"]));
    assert.ok(!isReadOnly("staging", "default", ["staging/shop"]));
    assert.ok(isReadOnly("eu-prod", "shop", ["*-prod"]));
    assert.ok(isReadOnly("anything", "live", ["*/live"]));
    assert.ok(isReadOnly("arn:aws:eks:eu:1:cluster/a.b", "x", ["arn:aws:eks:eu:1:cluster/a.b"]));
    assert.ok(!isReadOnly("axb", "x", ["a.b"]));
    assert.ok(!isReadOnly("staging-2", "shop", ["staging"]));
  });
});

suite("where a slip costs a lot", () => {
  test("is a name with one of the words in it", () => {
    assert.ok(isProtected(["dev", "shop-production"], ["production"]));
    assert.ok(!isProtected(["reproduce"], ["prod"]));
  });
});

suite("what is about to be written", () => {
  const gvk = { group: "", version: "v1", kind: "ConfigMap" };

  test("names its namespaces once each, those that it makes among them", () => {
    const namespace = { gvk: { ...gvk, kind: "Namespace" }, name: "shop" };
    const references = [namespace, { gvk, name: "a", namespace: "shop" }, { gvk, name: "b" }, undefined];
    assert.deepEqual(namespacesOf(references), ["shop"]);
  });

  test("is told apart by group, kind, namespace and name, whatever the titles say", () => {
    const service = { gvk: { ...gvk, kind: "Service" }, name: "web" };
    const references = [
      service,
      { ...service, namespace: "shop" },
      { ...service, gvk: { group: "serving.knative.dev", version: "v1", kind: "Service" } },
    ];
    assert.deepEqual(references.map(pathOf), [
      "Service/web",
      "Service/shop/web",
      "serving.knative.dev/Service/web",
    ]);
  });

  test("is shown with what needs a look first", () => {
    const diff = (title: string, outcome: string, applied: string): object => ({
      title,
      outcome,
      live: "old",
      applied,
    });
    const { changes, seal } = parseComparison({
      diffs: [
        diff("a", "unchanged", "old"),
        diff("b", "created", "new"),
        diff("c", "changed", "new"),
        { ...diff("d", "failed", ""), failure: "no" },
        diff("e", "a later kind", "new"),
      ],
      seal: "s",
    });
    assert.equal(seal, "s");
    assert.deepEqual(
      changes.map(({ title }) => title),
      ["d", "c", "b", "a"],
    );
    assert.deepEqual(
      differencesIn(changes).map(({ title }) => title),
      ["c", "b"],
    );
  });
});

suite("a deploy that is undone", () => {
  test("is kept while it goes on, and once", () => {
    const [one, other] = ["one", "other"].map((title) => ({ title, outcome: { kind: "created" } }));
    const told = (result: unknown): DeployRecord["results"] =>
      parseApplied({ workDoneToken: "this", result }, "this");
    assert.deepEqual(parseApplied({ workDoneToken: "another", result: one }, "this"), []);
    const record = { context: "dev", server: "", moment: 1, results: told(one) };
    const earlier = { ...record, moment: 0 };
    const going = withRecord([earlier], record);
    const whole = { ...record, results: [...record.results, ...told(other)] };
    assert.deepEqual(withRecord(going, whole), [whole, earlier]);
    assert.deepEqual(withRecord(going, { ...record, moment: 2, results: [] }), going);
  });

  test("puts back what is known as it was, deletes what was created, and names what it has to leave", () => {
    const result = (title: string, kind: string, before?: object): object => ({
      title,
      outcome: { kind },
      ...(before === undefined ? {} : { before }),
    });
    const results = parseResults({
      results: [
        result("ConfigMap a", "changed", { data: {} }),
        result("Secret b", "changed"),
        result("Secret c", "created"),
        result("ConfigMap d", "unchanged", {}),
        result("ConfigMap e", "failed"),
      ],
    });
    const record = { context: "test", server: "", moment: 0, results };
    assert.deepEqual(
      undoOf(record).map(({ title }) => title),
      ["ConfigMap a", "Secret c"],
    );
    assert.deepEqual(leftByUndo(record), ["Secret b"]);
  });
});

suite("a moment of a rollout", () => {
  test("says why it does not go on, by the trouble of a pod or by the controller's reason", () => {
    const moment = { state: "progressing", ready: 1, wanted: 3 };
    assert.equal(parseMoment(moment)?.why, undefined);
    assert.equal(parseMoment({ ...moment, reason: "too slow" })?.why, "too slow");
    const trouble = { reason: "ImagePullBackOff", message: "no such image" };
    assert.equal(parseMoment({ ...moment, trouble })?.why, "ImagePullBackOff: no such image");
    assert.equal(parseMoment(null), undefined);
  });

  test("is told of one object", () => {
    const moment = { state: "complete", ready: 1, wanted: 1 };
    assert.equal(parseMomentOf({ name: "a" }, { reference: { name: "a" }, moment })?.state, "complete");
    assert.equal(parseMomentOf({ name: "a" }, { reference: { name: "b" }, moment }), undefined);
  });
});
