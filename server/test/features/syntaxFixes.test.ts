import assert from "node:assert/strict";
import { test } from "node:test";
import { applyEdits } from "../../src/core/text/applyEdits.ts";
import { inWords } from "../../src/core/text/message.ts";
import { syntaxFindings } from "../../src/core/validate/findingAt.ts";
import { parseDocument } from "../../src/core/yaml/parseDocument.ts";

const head = "apiVersion: v1\nkind: Pod\nmetadata: { name: web }\n";

/** The title of the first repair of the first mistake, and the text after it. */
function repaired(text: string): readonly [title: string, text: string] {
  const fix = syntaxFindings(parseDocument(text)).flatMap(({ fixes = [] }) => fixes)[0];
  assert.ok(fix);
  return [inWords(fix.title), applyEdits(text, fix.edits)];
}

const slips: readonly (readonly [what: string, title: string, broken: string, whole: string])[] = [
  ["a colon", "Insert `:`", "spec\n  hostname: a\n", "spec:\n  hostname: a\n"],
  [
    "a space",
    "Insert a space",
    "spec:\n  nodeName:a\n  hostname: a\n",
    "spec:\n  nodeName: a\n  hostname: a\n",
  ],
  ["a quote", 'Insert `"`', 'spec:\n  hostname: "a\n', 'spec:\n  hostname: "a"\n'],
  ["a bracket", "Insert `]`", "spec:\n  containers: [\n", "spec:\n  containers: []\n"],
  [
    "spaces for a tab",
    "Put spaces in place of the tabs",
    "spec:\n  nodeName: a\n\thostname: a\n",
    "spec:\n  nodeName: a\n  hostname: a\n",
  ],
  [
    "a line at a column of its own, among others at the right one",
    "Align it with `nodeName`",
    "spec:\n    nodeName: a\n   hostname: a\n    subdomain: b\n",
    "spec:\n    nodeName: a\n    hostname: a\n    subdomain: b\n",
  ],
  [
    "a block with what it holds",
    "Align it with `nodeName`",
    "spec:\n  nodeName: a\n   securityContext:\n     runAsUser: 1\n  hostname: a\n",
    "spec:\n  nodeName: a\n  securityContext:\n    runAsUser: 1\n  hostname: a\n",
  ],
];

for (const [what, title, broken, whole] of slips)
  test(`a repair puts ${what} right`, () => {
    assert.deepEqual(repaired(head + broken), [title, head + whole]);
    assert.deepEqual(parseDocument(head + whole).problems, []);
  });
