import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { fieldTexts } from "../../src/core/assist/meaning/fieldTexts.ts";
import { fused, standingOut } from "../../src/core/assist/meaning/ranking.ts";
import { similarity, vectorOf } from "../../src/core/assist/meaning/vector.ts";
import { randomNumbers } from "../support/randomNumbers.ts";
import { builtInKinds } from "../support/schemas.ts";

suite("meanings as vectors", () => {
  test("length does not count, direction does", () => {
    const one = vectorOf([1, 2, -3]);
    assert.ok(similarity(one, vectorOf([10, 20, -30])) > 0.999);
    assert.ok(similarity(one, vectorOf([-1, -2, 3])) < -0.999);
    assert.ok(Math.abs(similarity(vectorOf([1, 0]), vectorOf([0, 1]))) < 0.001);
  });

  test("what cannot be compared is not alike", () => {
    assert.equal(similarity(vectorOf([1, 0]), vectorOf([1, 0, 0])), 0);
    assert.equal(similarity(vectorOf([0, 0]), vectorOf([1, 0])), 0);
  });

  test("a byte for each dimension keeps the order of what is clearly apart", () => {
    const random = randomNumbers(11);
    const numbers = (): number[] => Array.from({ length: 384 }, () => random() - 0.5);
    const question = numbers();
    for (let round = 0; round < 50; round++) {
      const other = numbers();
      // Half of the question, and a tenth of it.
      const near = question.map((each, index) => each * 0.5 + (other[index] ?? 0) * 0.5);
      const far = question.map((each, index) => each * 0.1 + (other[index] ?? 0) * 0.9);
      const to = vectorOf(question);
      assert.ok(similarity(to, vectorOf(near)) > similarity(to, vectorOf(far)));
    }
  });
});

suite("rankings", () => {
  test("what several rankings know comes before what one knows", () => {
    assert.deepEqual(
      fused(
        [
          ["a", "b", "c"],
          ["d", "c", "b"],
        ],
        2,
      ),
      ["b", "c"],
    );
    assert.deepEqual(fused([["a", "b"], []], 5), ["a", "b"]);
  });

  test("only what is more alike than most others counts", () => {
    const alike = new Map([
      ["one", 0.61],
      ["two", 0.6],
      ["three", 0.62],
      ["best", 0.8],
    ]);
    assert.deepEqual(standingOut(alike, 3), ["best"]);
    assert.deepEqual(standingOut(new Map([["alone", 0.9]]), 3), []);
    assert.deepEqual(standingOut(new Map(), 3), []);
  });
});

suite("fields as texts", () => {
  const schemas = builtInKinds();
  const textsOf = (group: string, version: string, kind: string): ReadonlyMap<string, string> => {
    const found = schemas.lookup({ group, version, kind });
    assert.ok(found.status === "found");
    const describe = (_: string, field: string): string | undefined =>
      field === "replicas" ? "How\n  many." : undefined;
    return new Map([...fieldTexts(found.schema, describe)].map(({ path, text }) => [path, text]));
  };

  test("say what a person may set, with type, values and documentation", () => {
    const texts = textsOf("apps", "v1", "Deployment");
    assert.equal(texts.get("spec.replicas"), "spec.replicas (integer) — How many.");
    assert.match(texts.get("spec.strategy.type") ?? "", /one of .*Recreate/u);
    assert.ok(texts.has("spec.template.spec.containers[].livenessProbe.httpGet.port"));
    for (const path of texts.keys()) assert.doesNotMatch(path, /^status|\bmetadata\b/u);
  });

  test("a type that contains itself is told once, and no kind has more than can be read", () => {
    for (const { gvk } of schemas.kinds()) {
      const count = textsOf(gvk.group, gvk.version, gvk.kind).size;
      assert.ok(count <= 1500, `${gvk.kind}: ${String(count)}`);
    }
    const texts = textsOf("apiextensions.k8s.io", "v1", "CustomResourceDefinition");
    assert.ok(texts.has("spec.versions[].schema.openAPIV3Schema.description"));
    assert.ok(!texts.has("spec.versions[].schema.openAPIV3Schema.items.description"));
  });
});
