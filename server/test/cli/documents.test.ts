import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { suite, test } from "node:test";
import { projectPath } from "../support/shared.ts";
import { drydock, findingsOf } from "./drydock.ts";

/** The sample workspace, which the examples are about. */
const workspace = projectPath("test-fixtures/workspace");

const languages = [
  { language: "en", readme: "README.md", guide: "docs/guide.md" },
  { language: "zh-cn", readme: "README.zh-cn.md", guide: "docs/zh-cn/guide.md" },
] as const;

/** The first block of code of a page that begins with a text. */
function blockIn(page: string, beginning: string): string {
  const blocks = readFileSync(projectPath(page), "utf8").match(/^```[^]*?^```$/gmu) ?? [];
  const found = blocks.find((block) => block.startsWith(beginning));
  assert.ok(found, `${page} has no block ${beginning}`);
  return found;
}

for (const { language, readme, guide } of languages)
  suite(`what the pages in ${language} show of the command`, () => {
    for (const beginning of ["```\nerror[", "```console\n$ drydock validate"])
      test(`stands in its output: ${beginning.replaceAll("\n", " ")}`, async () => {
        const { output } = await drydock(workspace, ["validate", "."], { language });
        const shown = blockIn(readme, beginning)
          .split("\n")
          .slice(1, -1)
          .filter((line) => !/^(?:\$ .*|…|)$/u.test(line));
        const printed = output.split("\n");
        assert.deepEqual(
          shown.filter((line) => !printed.includes(line)),
          [],
        );
      });

    test("is a finding as programs get it", async () => {
      const block = blockIn(guide, '```json\n{\n  "file"');
      const shown: unknown = JSON.parse(block.split("\n").slice(1, -1).join("\n"));
      const findings = findingsOf(
        await drydock(workspace, ["validate", ".", "--format", "json"], { language }),
      );
      assert.deepEqual(
        findings.find(({ code }) => code === "unknown-field"),
        shown,
      );
    });
  });
