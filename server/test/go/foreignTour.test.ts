import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { placeStep, readTour, type ForeignStep } from "../../src/core/go/tour/foreignTour.ts";
import { relocate } from "../../src/core/go/tour/anchor.ts";

const text = `package tug

// Pull pulls.
func Pull(n int) {
	for range n {
		haul()
	}
}

func haul() {}
`;

function stepOf(step: object): ForeignStep {
  const [read] = readTour(
    JSON.stringify({ title: "Tug", steps: [{ description: "## Here\nwords", ...step }] }),
  ).steps;
  assert.ok(read !== undefined);
  return read;
}

suite("a step of a foreign tour", () => {
  test("takes its title from the first line where it has none", () => {
    assert.equal(stepOf({}).title, "Here");
    assert.equal(stepOf({ title: "Pull" }).title, "Pull");
  });

  test("with a pattern is where the pattern is, and moved where its line says something else", () => {
    const found = placeStep(stepOf({ file: "tug.go", pattern: "^func Pull" }), "tug.go", text);
    assert.deepEqual(found.relocation, { status: "ok", startLine: 4, endLine: 8 });
    assert.equal(found.confidence, 1);
    const moved = placeStep(stepOf({ file: "tug.go", line: 9, pattern: "^\\s*haul\\(\\)" }), "tug.go", text);
    assert.deepEqual(moved.relocation, { status: "moved", startLine: 6, endLine: 6 });
  });

  test("with a bare line is there, but not for sure", () => {
    const found = placeStep(stepOf({ file: "tug.go", line: 5 }), "tug.go", text);
    assert.deepEqual(found.relocation, { status: "ok", startLine: 5, endLine: 5 });
    assert.ok(found.confidence < 1);
  });

  test("with a selection keeps its length", () => {
    const selection = { start: { line: 5, character: 1 }, end: { line: 7, character: 1 } };
    const found = placeStep(stepOf({ file: "tug.go", selection }), "tug.go", text);
    assert.deepEqual(found.relocation, { status: "ok", startLine: 5, endLine: 7 });
  });

  test("that is nowhere is lost, also where its pattern is none", () => {
    for (const step of [
      { pattern: "^func Push" },
      { line: 99 },
      { pattern: "(" },
      { pattern: "^func Push", line: 4 },
    ])
      assert.deepEqual(placeStep(stepOf(step), "tug.go", text).relocation, { status: "lost" });
  });

  test("follows edits from then on", () => {
    const { anchor } = placeStep(stepOf({ file: "tug.go", line: 6 }), "tug.go", text);
    assert.deepEqual(relocate(anchor, `// One more.\n${text}`), {
      status: "moved",
      startLine: 7,
      endLine: 7,
    });
  });
});

test("what is no tour is refused with what it lacks", () => {
  assert.throws(() => readTour("{}"), /no list of steps/u);
  assert.throws(() => readTour("["), SyntaxError);
});
