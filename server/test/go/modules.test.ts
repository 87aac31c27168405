import assert from "node:assert/strict";
import { test } from "node:test";
import { findModules, foldersOf, importPathOf } from "../../src/core/go/modules.ts";
import { createProgram } from "../../src/core/go/program.ts";
import { memoryHost, parseGo } from "./program.ts";

const host = memoryHost({
  "/r/go.mod": "module example.com/r\n\nreplace example.com/api => ./staging/api\n",
  "/r/go.work": "go 1.26\n\nuse (\n\t.\n\t./tools // for us\n)\n",
  "/r/tools/go.mod": "module example.com/r/tools\n",
  "/r/cmd/x/go.mod": "module example.com/x\n\nreplace (\n\texample.com/up v1.0.0 => ../../up\n)\n",
  "/r/staging/api/api.go": "package api\n\nfunc Known() {}\n",
  "/r/vendor/example.com/third/third.go": "package third\n",
});

test("an import path leads to replaced, nested, used and vendored modules", () => {
  const modules = findModules(host, "/r", "/r/cmd/x");
  assert.equal(foldersOf(modules, "example.com/api")[0], "/r/staging/api");
  assert.equal(foldersOf(modules, "example.com/up/deep")[0], "/r/up/deep");
  assert.equal(foldersOf(modules, "example.com/r/tools/gen")[0], "/r/tools/gen");
  assert.equal(foldersOf(modules, "example.com/x")[0], "/r/cmd/x");
  assert.ok(foldersOf(modules, "example.com/third").includes("/r/vendor/example.com/third"));
});

test("a folder has the import path of the nearest module, or of what is vendored", () => {
  const modules = findModules(host, "/r", "/r/cmd/x");
  assert.equal(importPathOf(modules, "/r/cmd/x/app"), "example.com/x/app");
  assert.equal(importPathOf(modules, "/r/pkg"), "example.com/r/pkg");
  assert.equal(importPathOf(modules, "/r/vendor/example.com/third"), "example.com/third");
});

test("a package is read when it is asked for, and absent ones are absent", () => {
  const program = createProgram(host, parseGo, "/r", "/r/cmd/x");
  assert.deepEqual(program.filesRead(), []);
  assert.ok(program.packageAt("example.com/api")?.functions.has("Known"));
  assert.equal(program.packageAt("example.com/nowhere"), undefined);
  assert.deepEqual(program.filesRead(), ["/r/staging/api/api.go"]);
});
