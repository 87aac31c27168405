import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import path from "node:path";
import { test } from "node:test";
import { projectPath } from "../support/shared.ts";

/** What people write by hand or a script of ours writes; the pictures are those of docs/images. */
const kinds: ReadonlySet<string> = new Set(
  "cjs css go json lua md mjs mod png svg tpl ts txt yaml".split(" ").map((name) => `.${name}`),
);
const others: ReadonlySet<string> = new Set([".ci/run", "LICENSE", "NOTICE"]);

test("nothing that was fetched or built is part of the repository", (context) => {
  const { status, stdout } = spawnSync("git", ["ls-files"], { cwd: projectPath(), encoding: "utf8" });
  if (status !== 0) {
    context.skip("this is no clone of a repository");
    return;
  }
  const files = stdout.split("\n").filter((file) => file !== "");
  const isKnown = (file: string): boolean =>
    others.has(file) ||
    /^\.\w+$/u.test(file) ||
    (path.extname(file) === ".png" ? file.startsWith("docs/images/") : kinds.has(path.extname(file)));
  assert.deepEqual(
    files.filter((file) => !isKnown(file)),
    [],
  );
});
