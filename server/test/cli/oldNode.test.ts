import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { projectPath } from "../support/shared.ts";

test("a Node that cannot read the program is told so in a sentence", () => {
  const versions = 'Object.defineProperty(process, "versions", { value: { node: "20.19.4" } })';
  const { status, stderr } = spawnSync(
    process.execPath,
    ["--import", `data:text/javascript,${versions}`, projectPath("dist/cli/drydock.mjs"), "--version"],
    { encoding: "utf8" },
  );
  assert.match(stderr, /^drydock needs Node 22\.19 or newer, and this is Node 20\.19\.4\./u);
  assert.equal(status, 2);
});
