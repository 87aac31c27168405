import assert from "node:assert/strict";
import { test } from "node:test";
import type { Step } from "../../src/core/walkthrough.ts";
import { diagramPage } from "../../src/core/walkthroughDiagram.ts";

const words = { language: "zh-cn", likely: "most likely", library: "inside a library", lost: "lost" };

function step(order: number, phase: string, more: Partial<Step> = {}): Step {
  const place = { uri: "file:///main.go", startLine: order, endLine: order };
  const title = `Step <${String(order)}> "a"`;
  return {
    ...{ order, title, phase, ...place, status: "ok", confidence: 1, isInsideLibrary: false },
    ...{ summary: "", details: "", anchor: undefined },
    ...more,
  };
}

test("the diagram has a frame for each phase, a box for each step and no script", () => {
  const steps = [step(1, "Entry"), step(2, "Entry", { confidence: 0.5 }), step(3, "The end")];
  const page = diagramPage(
    { title: "Harbour", steps },
    2,
    ({ startLine }) => `main.go:${startLine}`,
    words,
    "n0",
  );
  assert.equal(page.match(/<section>/gu)?.length, 2);
  assert.equal(page.match(/<a /gu)?.length, 3);
  assert.match(
    page,
    /<a href="command:drydock\.goToStep\?%5B1%5D">1\. Step &lt;1&gt; &quot;a&quot;<small>main\.go:1</u,
  );
  assert.match(page, /%5B2%5D" class="unsure" aria-current="step">.*main\.go:2 · most likely/u);
  assert.match(page, /default-src 'none'; style-src 'nonce-n0'/u);
  assert.doesNotMatch(page, /<script/u);
  assert.match(page, /<html lang="zh-cn">/u);
});
