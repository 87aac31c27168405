import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";
import { createDocumentCache } from "../src/cache/documentCache.ts";
import { drydock } from "../test/cli/drydock.ts";
import { brokenPod } from "../test/support/manifests.ts";
import { folderWith } from "../test/support/temporaryFolder.ts";

test("on a full disk nothing is kept, nothing is left and nothing fails", async (context) => {
  const folder = mkdtempSync(path.join(tmpdir(), "drydock-full-"));
  const { status } = spawnSync("mount", ["-t", "tmpfs", "-o", "size=256k", "tmpfs", folder]);
  context.after(() => {
    if (status === 0) spawnSync("umount", [folder]);
    rmSync(folder, { recursive: true });
  });
  if (status !== 0) {
    context.skip("no small disk can be mounted here, which takes root");
    return;
  }
  const cache = createDocumentCache(folder, 10);
  await cache.write("before", "kept");
  await cache.write("large", randomBytes(400_000).toString("hex"));
  assert.equal(await cache.read("large"), undefined, "it had no room");
  assert.equal(await cache.read("before"), "kept");
  assert.deepEqual(
    readdirSync(folder).filter((name) => name.endsWith(".tmp")),
    [],
  );
  assert.throws(
    () => {
      writeFileSync(path.join(folder, "rest"), randomBytes(400_000));
    },
    { code: "ENOSPC" },
  );
  const manifests = folderWith(context, { "a.yaml": brokenPod });
  const baseline = path.join(folder, "baseline.json");
  rmSync(path.join(folder, "rest"));
  await drydock(manifests, ["validate", ".", "--write-baseline", baseline]);
  const before = readFileSync(baseline, "utf8");
  assert.throws(() => {
    writeFileSync(path.join(folder, "rest"), randomBytes(400_000));
  });
  const { status: written, warnings } = await drydock(manifests, [
    "validate",
    ".",
    "--write-baseline",
    baseline,
  ]);
  assert.equal(written, 2);
  assert.match(warnings.join(), /cannot be written: ENOSPC/u);
  assert.equal(readFileSync(baseline, "utf8"), before, "what was there is there still");
  await cache.write("another", "x");
  assert.equal(await cache.read("another"), undefined);
  assert.equal(await cache.read("before"), "kept");
});
