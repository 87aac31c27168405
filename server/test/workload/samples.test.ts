import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { checkDocument } from "../../src/core/validate/checkDocument.ts";
import { parseDocument } from "../../src/core/yaml/parseDocument.ts";
import { splitDocuments } from "../../src/core/yaml/splitDocuments.ts";
import { builtInKinds } from "../support/schemas.ts";
import { projectPath, sharedPath, SHARED_ABSENT } from "../support/shared.ts";

const samples = sharedPath("samples");

/** `file code` of every row of the table of judged findings. */
function judged(): readonly string[] {
  const page = readFileSync(projectPath("docs/workload-findings.md"), "utf8");
  return [...page.matchAll(/^\| (\S+\.yaml) +\| (\S+)/gmu)]
    .map(([, file, code]) => `${file ?? ""} ${code ?? ""}`)
    .toSorted();
}

test(
  "workload rules say of published manifests what was judged",
  { skip: samples === undefined ? SHARED_ABSENT : false },
  () => {
    const folder = samples ?? "";
    const schemas = builtInKinds();
    const found = new Set<string>();
    for (const file of globSync("*/**/*.{yaml,yml,json}", { cwd: folder })) {
      const text = readFileSync(path.join(folder, file), "utf8");
      for (const { start, end } of splitDocuments(text)) {
        const { findings } = checkDocument(parseDocument(text.slice(start, end)), schemas, {
          severities: new Map(),
        });
        for (const { code, family } of findings)
          if (family === "workload") found.add(`${file.replaceAll(path.sep, "/")} ${code}`);
      }
    }
    assert.deepEqual([...found].toSorted(), judged());
  },
);
