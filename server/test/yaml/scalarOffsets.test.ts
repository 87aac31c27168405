import assert from "node:assert/strict";
import { test } from "node:test";
import { findEntry } from "../../src/core/yaml/node.ts";
import { parseDocument } from "../../src/core/yaml/parseDocument.ts";
import { scalarOffsets } from "../../src/core/yaml/scalarOffsets.ts";

/** Every text holds the word `here` once; the value's offset of it must lead to that of the document. */
const texts: Readonly<Record<string, string>> = {
  plain: "x: a here b",
  "plain over lines": "x: a\n  b\n\n  here c",
  "single quotes": "x: 'it''s ''here'' b'",
  "single quotes over lines": "x: 'a\n\n  b''\n  here'",
  "double quotes": 'x: "a\\u002e\\t\\"\\n here"',
  "double quotes with a long escape": 'x: "\\U0001F600 here"',
  "double quotes over lines": 'x: "a \\\n   b\n   here"',
  literal: "x: |\n    a\n      b\n\n    here\n",
  "literal with a stated indentation": "x: |2-\n    a\n  here\n",
  folded: "x: >-\n  a\n  b\n\n  c here\n",
  "Windows line ends": "x: |\r\n  a\r\n  here\r\n",
};

for (const [what, text] of Object.entries(texts)) {
  test(what, () => {
    const { root } = parseDocument(text);
    const scalar = root?.kind === "mapping" ? findEntry(root, "x")?.value : undefined;
    assert.ok(scalar?.kind === "scalar" && typeof scalar.value === "string");
    const start = scalar.value.indexOf("here");
    const range = scalarOffsets(scalar, text)?.({ start, end: start + 4 });
    assert.deepEqual(range, { start: text.indexOf("here"), end: text.indexOf("here") + 4 });
  });
}
