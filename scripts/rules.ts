// Writes what follows from the rule files: `server/src/core/rules/registry.ts`, the lists of each topic beside its rules, and
// the reference in `docs/rules/`, in Chinese in `docs/zh-cn/rules/`; and the codes that the setting `drydock.rules` knows, in package.json.
//
//   node scripts/rules.ts            write
//   node scripts/rules.ts --check    fail when something is not up to date, or not translated
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { format, resolveConfig } from "prettier";
import { english, type Language } from "./rules/language.ts";
import { index, markdown } from "./rules/markdown.ts";
import { codesWithoutRule, readPages, ruleFiles } from "./rules/page.ts";
import { manifestFile, manifestWithCodes } from "./rules/settingCodes.ts";
import { sources } from "./rules/sources.ts";
import { readTranslation } from "./rules/translation.ts";

const root = path.dirname(import.meta.dirname);
const TEXTS = "server/l10n/rules.zh-cn";
const translation = readTranslation(path.join(root, TEXTS));
const { words, prose } = translation;
const chinese: Language = { name: "中文", folder: "docs/zh-cn/rules", words, prose };
const languages = [english, chinese];

const pages = await readPages();
const outputs = new Map(sources);
for (const language of languages) {
  const others = languages.filter((other) => other !== language);
  const folder = path.join(root, language.folder);
  outputs.set(path.join(folder, "README.md"), index(pages, language, others));
  for (const page of pages)
    outputs.set(path.join(folder, `${page.code}.md`), markdown(page, language, others));
}
outputs.set(manifestFile, manifestWithCodes(pages.map(({ code }) => code)));
const formatted = new Map(
  await Promise.all(
    [...outputs].map(
      async ([file, text]) =>
        [file, await format(text, { ...(await resolveConfig(file)), filepath: file })] as const,
    ),
  ),
);
const stale = languages
  .flatMap(({ folder }) => globSync(`${folder}/*.md`, { cwd: root }))
  .filter((file) => !formatted.has(path.join(root, file)));

if (process.argv.includes("--check")) {
  const differing = [...formatted]
    .filter(([file, text]) => !existsSync(file) || readFileSync(file, "utf8") !== text)
    .map(([file]) => path.relative(root, file));
  complain("Not up to date, run `npm run rules` and commit what it writes", [...differing, ...stale]);
  complain(`Without a Chinese text in ${TEXTS}`, translation.missing);
  complain(`Chinese texts in ${TEXTS} of what no page says any more`, translation.unused);
} else {
  for (const { folder } of languages) mkdirSync(path.join(root, folder), { recursive: true });
  for (const file of stale) rmSync(path.join(root, file));
  for (const [file, text] of formatted) writeFileSync(file, text);
  console.log(
    `${String(ruleFiles.length)} rules and ${String(codesWithoutRule.length)} codes without one; ${String(translation.missing.length)} texts lack their Chinese`,
  );
}

function complain(about: string, what: readonly string[]): void {
  if (what.length === 0) return;
  console.error(`${about}:\n${what.map((one) => `  ${one}`).join("\n")}`);
  process.exitCode = 1;
}
