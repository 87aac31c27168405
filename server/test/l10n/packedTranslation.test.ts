import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import type { Log } from "sarif";
import { packTranslation } from "../../../scripts/packTranslation.ts";
import { sarif } from "../../src/cli/report/sarif.ts";
import { nothingYet } from "../../src/cli/report/totals.ts";
import { wordsFrom } from "../../src/sources/languages.ts";
import { temporaryFolder } from "../support/temporaryFolder.ts";

test("the translation of the package has the sentence of every rule, and SARIF says it", (context) => {
  const folder = temporaryFolder(context);
  packTranslation(folder);
  const words = wordsFrom("zh-cn", () => readFileSync(path.join(folder, "zh-cn.json"), "utf8"));
  const facts = { kubernetesVersion: "1.36", toolVersion: "1.0.0", folder, charts: 0, words };
  const { start, end } = sarif(facts);
  const log = JSON.parse(start(facts) + end(nothingYet, facts)) as Log;
  const rules = log.runs[0]?.tool.driver.rules ?? [];
  assert.ok(rules.length > 0);
  const english = rules.filter(
    ({ shortDescription }) => !/\p{Script=Han}/u.test(shortDescription?.text ?? ""),
  );
  assert.deepEqual(english, []);
});
