import assert from "node:assert/strict";
import { test } from "node:test";
import { anchorOf, relocate } from "../../src/core/go/tour/anchor.ts";

const before = `package p

func (c *Controller) Run(stop <-chan struct{}) {
	c.prepare()
	for range c.workers {
		go c.work(stop)
	}
	<-stop
}

func (c *Controller) prepare() {}
`;

const loop = anchorOf(before, { file: "p.go", declaration: "(*Controller).Run", startLine: 5, endLine: 7 });
const run = anchorOf(before, { file: "p.go", declaration: "(*Controller).Run", startLine: 3, endLine: 9 });

const edits: readonly [name: string, text: string, loopStatus: string, runStatus: string][] = [
  ["nothing", before, "ok 5-7", "ok 3-9"],
  [
    "a comment above",
    before.replace("func (c *Controller) Run", "// Run blocks.\nfunc (c *Controller) Run"),
    "moved 6-8",
    "moved 4-10",
  ],
  ["a comment inside", before.replace("\t<-stop", "\t// Until the end.\n\t<-stop"), "ok 5-7", "moved 3-10"],
  ["a changed body", before.replace("go c.work(stop)", "go c.workMore(stop)"), "changed 5-7", "changed 3-9"],
  ["a new parameter", before.replace("Run(stop", "Run(n int, stop"), "ok 5-7", "changed 3-9"],
  ["a new name of the method", before.replace(") Run(", ") Start("), "ok 5-7", "lost"],
  [
    "a changed first line",
    before.replace("range c.workers {", "range c.workers + 1 {"),
    "lost",
    "changed 3-9",
  ],
  ["the loop gone", before.replace(/\tfor[\s\S]*?\n\t\}\n/u, ""), "lost", "changed 3-6"],
];

for (const [name, text, loopStatus, runStatus] of edits)
  test(`steps are found again after ${name}`, () => {
    const shown = [loop, run].map((anchor) => {
      const found = relocate(anchor, text);
      return found.status === "lost" ? "lost" : `${found.status} ${found.startLine}-${found.endLine}`;
    });
    assert.deepEqual(shown, [loopStatus, runStatus]);
  });

test("of two lines that look alike, the one in the same declaration is taken", () => {
  const twice = before.replace("prepare() {}", "prepare() {\n\tfor range c.workers {\n\t}\n}");
  const found = relocate(loop, `package p\n\n${twice.slice("package p\n\n".length)}`);
  assert.deepEqual(found, { status: "ok", startLine: 5, endLine: 7 });
});

test("a statement whose first line changed is found by how it begins, where that is clear", () => {
  const call = anchorOf(before, { file: "p.go", declaration: "(*Controller).Run", startLine: 4, endLine: 4 });
  const text = before.replace("c.prepare()", "c.prepare(stop)");
  assert.deepEqual(relocate(call, text), { status: "changed", startLine: 4, endLine: 4 });
});

test("or by what it calls, whatever becomes of that", () => {
  const call = anchorOf(before, { file: "p.go", declaration: "(*Controller).Run", startLine: 4, endLine: 4 });
  for (const changed of [
    "go c.prepare(stop)",
    "if err := c.prepare(stop); err != nil {\n\t}",
    "c.last = c.prepare()",
  ]) {
    const found = relocate(call, before.replace("c.prepare()", changed));
    assert.equal(found.status, "changed", changed);
    assert.equal(found.startLine, 4);
  }
  const twice = before.replace("c.prepare()", "go c.prepare()\n\tdefer c.prepare()");
  assert.deepEqual(relocate(call, twice), { status: "lost" });
});
