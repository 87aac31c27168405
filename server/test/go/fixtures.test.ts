import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { relocate } from "../../src/core/go/tour/anchor.ts";
import { readWalkthrough } from "../../src/walkthrough/readWalkthrough.ts";
import { projectPath } from "../support/shared.ts";

/** Each folder is a small Go module; its `steps.txt` names the main file and the steps in their order. */
const folder = projectPath("test-fixtures/go");

for (const name of readdirSync(folder)) {
  test(`the steps of ${name}`, async () => {
    const root = `${folder}/${name}`;
    const expected = readFileSync(`${root}/steps.txt`, "utf8").trimEnd();
    const entry = /^# (.+)$/mu.exec(expected)?.[1] ?? "main.go";
    const walkthrough = await readWalkthrough({ file: `${root}/${entry}`, root, language: "en" });
    const lines = (walkthrough?.steps ?? []).map(
      ({ kind, file, startLine, endLine, symbol, via }) =>
        `${kind} ${file}:${startLine}-${endLine} ${symbol} ${via}`,
    );
    assert.deepEqual([`# ${walkthrough?.entry ?? ""}`, ...lines], expected.split("\n"));
    // Nothing was edited, so every step is where it was; a line more above, and every one has moved.
    for (const { anchor, file } of walkthrough?.steps ?? []) {
      const text = readFileSync(`${root}/${file}`, "utf8");
      assert.equal(relocate(anchor, text).status, "ok", anchor.firstLine);
      assert.equal(relocate(anchor, `// Above.\n${text}`).status, "moved", anchor.firstLine);
    }
  });
}
