import assert from "node:assert/strict";
import { globSync, readdirSync, readFileSync } from "node:fs";
import { projectPath } from "../support/shared.ts";
import { createProgram } from "../../src/core/go/program.ts";
import { findMain } from "../../src/core/go/entryPoints.ts";
import { createWalkthrough } from "../../src/core/go/walkthrough.ts";
import { memoryHost, parseGo } from "../go/program.ts";
import { fuzz, oneOf } from "./fuzz.ts";
import { mutated } from "./mutated.ts";

const folder = projectPath("test-fixtures/go");

/** The files of a small module, under an absolute path of their own. */
function moduleOf(name: string): Readonly<Record<string, string>> {
  const files = globSync("**/{*.go,go.mod,go.work}", { cwd: `${folder}/${name}` }).toSorted();
  return Object.fromEntries(
    files.map((file) => [`/module/${file}`, readFileSync(`${folder}/${name}/${file}`, "utf8")]),
  );
}

const modules = readdirSync(folder).map(moduleOf);

fuzz("whatever stands in Go source, a walkthrough ends, and its steps lie in their files", 60, (random) => {
  const whole = oneOf(modules, random);
  const damaged = oneOf(Object.keys(whole), random);
  const files = { ...whole, [damaged]: mutated(whole[damaged] ?? "", random) };
  const host = memoryHost(files);
  for (const path of Object.keys(files)) {
    const main = findMain(host, "/module", path.slice(0, path.lastIndexOf("/")));
    if (main === undefined) continue;
    const walkthrough = createWalkthrough(createProgram(host, parseGo, "/module", main), main, "en");
    for (const { file, startLine, endLine } of walkthrough?.steps ?? []) {
      const lines = (files[`/module/${file}`] ?? "").split("\n").length;
      assert.ok(1 <= startLine && startLine <= endLine && endLine <= lines, `${file}:${String(startLine)}`);
    }
    return;
  }
});
