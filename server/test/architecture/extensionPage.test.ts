import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { extensionPage } from "../../../scripts/extensionPage.ts";
import { projectPath } from "../support/shared.ts";

const readme = readFileSync(projectPath("README.md"), "utf8");

test("the page of the extension leads to nothing that does not ship with it", () => {
  const page = extensionPage(readme);
  const targets = [...page.matchAll(/\]\((?<target>[^)]*)\)/gu)].map(
    ({ groups }) => groups?.["target"] ?? "",
  );
  assert.ok(targets.length > 0);
  assert.deepEqual(
    targets.filter((target) => !target.startsWith("https://")),
    [],
  );
  assert.match(page, /^# Drydock\n\n\*\*Your editor/u);
  assert.doesNotMatch(page, /npm start/u);
});

test("a section that is not there is noticed", () => {
  assert.throws(() => extensionPage(readme.replace("## Try it", "## Begin")), /Try it/u);
});
