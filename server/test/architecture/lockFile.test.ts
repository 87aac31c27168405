import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { projectPath } from "../support/shared.ts";

interface LockedPackage {
  readonly name?: string;
  readonly version?: string;
  readonly license?: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly bin?: unknown;
  readonly engines?: unknown;
  readonly devDependencies?: unknown;
}

const read = (file: string): unknown => JSON.parse(readFileSync(projectPath(file), "utf8"));
const manifest = read("package.json") as LockedPackage & { readonly devDependencies: object };
const { packages } = read("package-lock.json") as {
  readonly packages: Readonly<Record<string, LockedPackage>>;
};

test("the lock file is made from this package.json", () => {
  const { name, version, license, engines, devDependencies } = manifest;
  const { bin, ...locked } = packages[""] ?? {};
  assert.deepEqual(locked, { name, version, license, engines, devDependencies });
  assert.notEqual(bin, undefined);
});

test("every dependency is one exact version", () => {
  for (const [name, version] of Object.entries(manifest.devDependencies))
    assert.match(String(version), /^\d+\.\d+\.\d+(?:-[\w.]+)?$/u, name);
});

test("every locked package is known by its content, wherever it is fetched from", () => {
  for (const [folder, { integrity, resolved }] of Object.entries(packages)) {
    if (folder === "") continue;
    assert.match(integrity ?? "", /^sha512-/u, folder);
    assert.equal(resolved, undefined, folder);
  }
});
