import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { checkDocument } from "../../src/core/validate/checkDocument.ts";
import { parseDocument } from "../../src/core/yaml/parseDocument.ts";
import { splitDocuments } from "../../src/core/yaml/splitDocuments.ts";
import { loadCatalogue } from "../../src/sources/catalogue.ts";
import { projectPath, sharedPath, SHARED_ABSENT } from "../support/shared.ts";

const samples = sharedPath("samples");

/** `code findings files` of every row of the table of judged findings. */
function judged(): readonly string[] {
  const page = readFileSync(projectPath("docs/practice-findings.md"), "utf8");
  return [...page.matchAll(/^\| `([\w-]+)` +\| +(\d+) \| +(\d+) \|/gmu)]
    .map(([, code = "", findings = "", files = ""]) => `${code} ${findings} ${files}`)
    .toSorted();
}

test(
  "practice rules say of published manifests as much as was judged",
  { skip: samples === undefined ? SHARED_ABSENT : false },
  () => {
    const folder = samples ?? "";
    const schemas = loadCatalogue("1.36");
    const settings = {
      severities: new Map(),
      practice: { level: "hint", podSecurity: "restricted" },
    } as const;
    const found = new Map<string, string[]>();
    for (const file of globSync("*/**/*.{yaml,yml,json}", { cwd: folder })) {
      const text = readFileSync(path.join(folder, file), "utf8");
      for (const { start, end } of splitDocuments(text))
        for (const { code, family } of checkDocument(parseDocument(text.slice(start, end)), schemas, settings)
          .findings)
          if (family === "practice") found.set(code, [...(found.get(code) ?? []), file]);
    }
    const counted = [...found].map(
      ([code, files]) => `${code} ${String(files.length)} ${String(new Set(files).size)}`,
    );
    assert.deepEqual(counted.toSorted(), judged());
  },
);
