import assert from "node:assert/strict";
import { test } from "node:test";
import { escapesIn } from "./escapes.ts";
import { findCycle } from "./findCycle.ts";
import { coveringRow, homeOf, matches } from "./homes.ts";
import { readImportTable } from "./importTable.ts";

const markdown = `# Architecture

## Who may import whom

### In \`server/src\`

| folder | may import | packages |
| --- | --- | --- |
| \`core\` | – | – |
| \`core/yaml\` | \`core\` | \`js-yaml\` |
| \`features/*\` | \`core/*\` | \`node:*\` |

## What follows

| \`nothing\` | – | – |
`;

test("the table is read from its chapter alone", () => {
  assert.deepEqual(readImportTable(markdown), [
    { folder: "server/src/core", mayImport: [], packages: [] },
    { folder: "server/src/core/yaml", mayImport: ["server/src/core"], packages: ["js-yaml"] },
    { folder: "server/src/features/*", mayImport: ["server/src/core/*"], packages: ["node:*"] },
  ]);
});

test("the longest folder of the table counts, and siblings are strangers", () => {
  const rows = readImportTable(markdown);
  assert.equal(coveringRow("server/src/core/yaml/node.ts", rows)?.folder, "server/src/core/yaml");
  assert.equal(homeOf("server/src/core/check.ts", rows), "server/src/core");
  assert.equal(homeOf("server/src/features/chat/view/main.ts", rows), "server/src/features/chat");
  assert.equal(coveringRow("client/src/extension.ts", rows), undefined);
  assert.ok(matches("server/src/core/yaml", "server/src/core/*"));
  assert.ok(!matches("server/src/core/yaml", "server/src/core"));
});

test("circles are found however long they are", () => {
  const imports = new Map([
    ["a", ["b"]],
    ["b", ["c", "d"]],
    ["c", []],
    ["d", ["b"]],
  ]);
  assert.deepEqual(findCycle(imports), ["b", "d", "b"]);
  assert.deepEqual(findCycle(new Map([...imports, ["d", ["c"]]])), []);
});

test("escapes are found in code and in comments, not in texts", () => {
  const text = [
    "let one: any;",
    "let two!: string;",
    "two = names[0]!;",
    ["/", "/ eslint-disable-next-line no-console"].join(""),
    'const message = "any!";',
  ].join("\n");
  assert.deepEqual(
    escapesIn({ file: "a.ts", text }).map((place) => place.split(": ")[0]),
    ["a.ts:1", "a.ts:2", "a.ts:3", "a.ts:4"],
  );
});
