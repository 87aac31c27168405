import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { complete } from "../../src/core/features/completion/complete.ts";
import { hover } from "../../src/core/features/hover.ts";
import { readGraphObjects } from "../../src/core/graph/graphObject.ts";
import type { Range } from "../../src/core/text/range.ts";
import { checkDocument } from "../../src/core/validate/checkDocument.ts";
import type { YamlNode } from "../../src/core/yaml/node.ts";
import { parseDocument } from "../../src/core/yaml/parseDocument.ts";
import { builtInKinds } from "../support/schemas.ts";
import { projectPath } from "../support/shared.ts";
import { fuzz, oneOf } from "./fuzz.ts";
import { mutated } from "./mutated.ts";

const folder = projectPath("test-fixtures/diagnostics");
const files = globSync("*/*.yaml", { cwd: folder }).toSorted();
const schemas = builtInKinds();
const settings = {
  severities: new Map(),
  practice: { level: "warning", podSecurity: "restricted" },
} as const;

/**
 * Ranges lie in the text, and those of what is below in those of what holds it; an alias stands somewhere else than its node, and so
 * does what a mapping takes from one (`<<: *a`).
 */
function assertNested(node: YamlNode, within: Range): void {
  assertWithin(node, within);
  if (node.alias !== undefined || node.kind === "scalar") return;
  if (node.kind === "sequence") for (const item of node.items) assertNested(item, node);
  else
    for (const { key, value, merged } of node.entries) {
      if (merged === true) continue;
      assertWithin(key, node);
      assertNested(value, node);
    }
}

function assertWithin({ start, end }: Range, within: Range): void {
  assert.ok(
    within.start <= start && start <= end && end <= within.end,
    `${String(start)}–${String(end)} is not in ${String(within.start)}–${String(within.end)}`,
  );
}

fuzz("whatever stands in a manifest is read, checked, completed and explained", 400, (random) => {
  const text = mutated(readFileSync(`${folder}/${oneOf(files, random)}`, "utf8"), random);
  const whole = { start: 0, end: text.length };
  const document = parseDocument(text);
  for (const problem of document.problems) assertWithin(problem, whole);
  if (document.root !== undefined) assertNested(document.root, whole);
  const { findings, failures } = checkDocument(document, schemas, settings);
  assert.deepEqual(failures, undefined);
  for (const { range, fixes = [] } of findings) {
    assertWithin(range, whole);
    for (const { edits } of fixes) for (const edit of edits) assertWithin(edit.range, whole);
  }
  readGraphObjects(document);
  const offset = random(text.length + 1);
  complete(text, offset, schemas, { language: "yaml", objects: [] });
  const explained = hover(text, offset, schemas, () => undefined);
  if (explained !== undefined) assertWithin(explained.range, whole);
});
