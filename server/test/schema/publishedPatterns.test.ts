import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { GoPattern } from "../../src/core/formats/goPattern.ts";
import { SHARED_ABSENT, sharedPath } from "../support/shared.ts";

/** Every text under a key `pattern`, whatever it is the pattern of. */
function patternsIn(value: unknown): readonly string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, below]) =>
    key === "pattern" && typeof below === "string" ? [below] : patternsIn(below),
  );
}

test("the patterns that projects publish can be read, as a server reads them", (t) => {
  const folder = sharedPath("crds");
  if (folder === undefined) {
    t.skip(SHARED_ABSENT);
    return;
  }
  const patterns = new Set(
    globSync("**/*.json", { cwd: folder }).flatMap((file) =>
      patternsIn(JSON.parse(readFileSync(path.join(folder, file), "utf8"))),
    ),
  );
  assert.deepEqual(
    [...patterns].filter((pattern) => new GoPattern(pattern).complaint !== undefined),
    [],
  );
  assert.ok(patterns.size > 100, `${String(patterns.size)} patterns`);
});
