import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { Translation } from "../../../scripts/rules/translation.ts";
import { projectPath } from "../support/shared.ts";
import { codeIn, hasLatinPunctuation } from "./chinese.ts";

const texts = globSync("server/l10n/rules.zh-cn/**/*.json", { cwd: projectPath() }).flatMap((file) =>
  Object.entries(JSON.parse(readFileSync(projectPath(file), "utf8")) as Record<string, string>),
);

describe("the Chinese texts of the rules' pages", () => {
  test("keep code as it is", () => {
    const wrong = texts.filter(([english, text]) => codeIn(english).join(" ") !== codeIn(text).join(" "));
    assert.deepEqual(wrong, []);
  });

  test("are written with the punctuation of Chinese", () => {
    const wrong = texts.filter(([, text]) => hasLatinPunctuation(text));
    assert.deepEqual(wrong, []);
  });
});

describe("a translation of a page", () => {
  const page = `A port stands
twice:

- once here;
- once
  there.

\`\`\`yaml
ports:
  # the first
  - port: 80 # taken
  - name: "#2"
\`\`\``;

  test("puts each paragraph, item and comment into its place", () => {
    const { prose } = new Translation([
      ["A port stands twice:", "端口出现了两次："],
      ["once here;", "一次在这里；"],
      ["once there.", "一次在那里。"],
      ["# the first", "# 第一个"],
      ["# taken", "# 已被使用"],
    ]);
    const translated = `端口出现了两次：

- 一次在这里；
- 一次在那里。

\`\`\`yaml
ports:
  # 第一个
  - port: 80 # 已被使用
  - name: "#2"
\`\`\``;
    assert.equal(prose(page).trim(), translated);
  });

  test("tells what it lacks and what nobody asks for", () => {
    const translation = new Translation([
      ["A port stands twice:", "端口出现了两次："],
      ["A port stood twice:", "端口曾出现两次："],
      ["# taken", "# 已被使用"],
    ]);
    translation.prose(page);
    assert.deepEqual(translation.missing, ["once here;", "once there.", "# the first"]);
    assert.deepEqual(translation.unused, ["A port stood twice:"]);
  });
});
