import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describeRules } from "../server/src/lsp/ruleCatalogue.ts";
import { readTranslation } from "./rules/translation.ts";

const folder = join(import.meta.dirname, "../server/l10n");

/**
 * Writes into `<directory>/zh-cn.json` what the programs say in Chinese: their messages, and the sentence of each rule, which
 * stands among the texts of the reference.
 */
export function packTranslation(directory: string): void {
  const messages = JSON.parse(readFileSync(join(folder, "zh-cn.json"), "utf8")) as Record<string, string>;
  const { words } = readTranslation(join(folder, "rules.zh-cn"));
  const sentences = describeRules().map(({ summary }) => [summary, words(summary)] as const);
  writeFileSync(
    join(directory, "zh-cn.json"),
    `${JSON.stringify({ ...Object.fromEntries(sentences), ...messages }, undefined, 2)}\n`,
  );
}
