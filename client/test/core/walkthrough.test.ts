import assert from "node:assert/strict";
import { suite, test } from "node:test";
import {
  parsePlaces,
  parseRelocations,
  parseWalkthrough,
  phasesOf,
  relocated,
  tourRoot,
  type Step,
} from "../../src/core/walkthrough.ts";

function step(order: number, phase: string, uri = "file:///main.go"): Step {
  return {
    order,
    title: `Step ${String(order)}`,
    phase,
    uri,
    startLine: order * 10,
    endLine: order * 10 + 5,
    status: "ok",
    confidence: 1,
    isInsideLibrary: false,
    summary: "",
    details: "",
    anchor: { firstLine: "func main() {" },
  };
}

test("places in documents are read; what is none is left out", () => {
  const place = {
    uri: "file:///a.yaml",
    range: { start: { line: 1, character: 2 }, end: { line: 1, character: 5 } },
  };
  assert.deepEqual(parsePlaces([place, { uri: "file:///b.yaml" }, null]), [place]);
  assert.deepEqual(parsePlaces(null), []);
});

test("a tour leads through the folder around the folder of tours", () => {
  for (const tour of ["/w/.tours/a.tour", "/w/.tours/deep/a.tour", "/w/.vscode/tours/a.tour", "/w/a.tour"])
    assert.equal(tourRoot(tour), "/w");
});

suite("a walkthrough of a program", () => {
  test("is read; steps without a place are left out", () => {
    const steps = [step(1, "Start"), { ...step(2, "Start"), startLine: undefined }];
    assert.deepEqual(parseWalkthrough({ title: "T", steps }), { title: "T", steps: [steps[0]] });
    assert.equal(parseWalkthrough(null), undefined);
    assert.equal(parseWalkthrough({ title: "T", steps: [] }), undefined);
  });

  test("shows a phase once for all steps that follow one another in it", () => {
    const phases = phasesOf([step(1, "Start"), step(2, "Start"), step(3, "Run"), step(4, "Start")]);
    assert.deepEqual(
      phases.map(({ title, steps }) => [title, steps.map(({ order }) => order)]),
      [
        ["Start", [1, 2]],
        ["Run", [3]],
        ["Start", [4]],
      ],
    );
  });

  test("follows the steps of an edited file; a lost one keeps its place", () => {
    const walkthrough = { title: "T", steps: [step(1, "a"), step(2, "a", "file:///other.go"), step(3, "a")] };
    const found = parseRelocations([{ status: "moved", startLine: 12, endLine: 17 }, { status: "lost" }]);
    const after = relocated(walkthrough, "file:///main.go", found);
    assert.deepEqual(
      after.steps.map(({ status, startLine, endLine }) => [status, startLine, endLine]),
      [
        ["moved", 12, 17],
        ["ok", 20, 25],
        ["lost", 30, 35],
      ],
    );
  });
});
