import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { projectPath } from "../support/shared.ts";

interface PackageManifest {
  /** What npm would install beside the product. */
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

test("ARCHITECTURE.md says of every dependency why it is there, and of no other package", () => {
  const { dependencies, devDependencies } = JSON.parse(
    readFileSync(projectPath("package.json"), "utf8"),
  ) as PackageManifest;
  const chapter = readFileSync(projectPath("ARCHITECTURE.md"), "utf8").split("\n## Dependencies\n")[1] ?? "";
  const table = chapter.split("\n## ")[0] ?? "";
  const explained = [...table.matchAll(/^\| `([^`]+)` /gmu)].map(([, name]) => name);
  assert.deepEqual(explained.toSorted(), Object.keys(devDependencies).toSorted());
  assert.equal(
    dependencies,
    undefined,
    "what the product needs is bundled, so that nothing is installed with it",
  );
});
