import assert from "node:assert/strict";
import { existsSync, globSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, test } from "node:test";
import { projectPath } from "../support/shared.ts";
import { hasLatinPunctuation } from "./chinese.ts";

const DOCUMENTS = [
  ["README.md", "README.zh-cn.md"],
  ["docs/guide.md", "docs/zh-cn/guide.md"],
  ["docs/sizing.md", "docs/zh-cn/sizing.md"],
] as const;

/** What is between two headings, as far as it is the same in every language. */
interface Section {
  readonly level: number;
  /** Blocks of code without what is said in them: comments, messages, titles. */
  readonly blocks: readonly string[];
  readonly rows: number;
  readonly items: number;
  readonly images: readonly string[];
  /** Names of settings, options and the like, each once; titles of commands are translated and begin with a capital letter, lenses with a digit. */
  readonly names: readonly string[];
}

for (const [english, chinese] of DOCUMENTS) {
  describe(`${chinese}, as a translation of ${english}`, () => {
    const [original, translated] = [english, chinese].map((file) => readFileSync(projectPath(file), "utf8"));
    assert.ok(original !== undefined && translated !== undefined);

    test("has the same sections, with the same code, tables, lists, pictures and names", () => {
      assert.deepEqual(sectionsOf(translated), sectionsOf(original));
    });

    test("is written with the punctuation of Chinese", () => {
      const wrong = proseOf(translated)
        .split(/\n| +\|/u)
        .filter(hasLatinPunctuation);
      assert.deepEqual(wrong, []);
    });
  });
}

for (const [titles, pages] of [
  ["package.nls.json", [...DOCUMENTS.map(([english]) => english), "SECURITY.md"]],
  ["package.nls.zh-cn.json", DOCUMENTS.map(([, chinese]) => chinese)],
] as const)
  test(`commands are called as ${titles} does`, () => {
    const texts = JSON.parse(readFileSync(projectPath(titles), "utf8")) as Readonly<Record<string, string>>;
    const known = new Set(
      Object.entries(texts).flatMap(([key, title]) => (key.startsWith("command.") ? [title] : [])),
    );
    const called = pages.flatMap((page) => [
      ...readFileSync(projectPath(page), "utf8").matchAll(/[`*]Drydock: ([^`*]+)[`*]/gu),
    ]);
    assert.ok(called.length > 0);
    assert.deepEqual(
      called.map(([, title = ""]) => title.replaceAll(/\s+/gu, " ")).filter((title) => !known.has(title)),
      [],
    );
  });

test("every page leads only to what is there", () => {
  const pages = globSync(["*.md", "docs/**/*.md", "test-fixtures/*.md"], { cwd: projectPath("") });
  assert.ok(pages.length > 500, String(pages.length));
  const broken = pages.flatMap((page) =>
    brokenLinks(page, readFileSync(projectPath(page), "utf8")).map((target) => `${page}: ${target}`),
  );
  assert.deepEqual(broken, []);
});

test("pages of rules lead only to pages that ship with the extension, as they do", () => {
  const pages = globSync(["docs/rules/*.md", "docs/zh-cn/rules/*.md"], { cwd: projectPath("") });
  const links = pages.flatMap((page) =>
    linksIn(readFileSync(projectPath(page), "utf8")).map((target) => path.join(path.dirname(page), target)),
  );
  assert.ok(links.length > 1000, String(links.length));
  assert.deepEqual(
    links.filter((link) => !/^docs\/(?:zh-cn\/)?rules\//u.test(link)),
    [],
  );
});

test("a section is the same only with all of its code and names", () => {
  const text = "# A\n\nSet `drydock.scope`.\n\n```yaml\nrules: # all of them\n  a: b\n```\n";
  const translation = "# 甲\n\n请设置 `drydock.scope`。\n\n```yaml\nrules: # 全部\n  a: b\n```\n";
  assert.deepEqual(sectionsOf(translation), sectionsOf(text));
  for (const drifted of [
    translation.replace("# 甲", "## 甲"),
    translation.replace("drydock.scope", "drydock.rules"),
    translation.replace("a: b", "a: c"),
    `${translation}\n- 一\n`,
  ])
    assert.notDeepEqual(sectionsOf(drifted), sectionsOf(text));
});

function sectionsOf(text: string): readonly Section[] {
  const blocks: string[] = [];
  const outside = text.replaceAll(
    /^```[^]*?^```$/gmu,
    (block) => `\u0000${String(blocks.push(codeOf(block)) - 1)}`,
  );
  return outside.split(/^(?=#+ )/mu).map((section) => ({
    level: /^#*/u.exec(section)?.[0].length ?? 0,
    blocks: [...section.matchAll(/^\0(\d+)$/gmu)].map(([, index]) => blocks[Number(index)] ?? ""),
    rows: section.match(/^\|/gmu)?.length ?? 0,
    items: section.match(/^- /gmu)?.length ?? 0,
    images: [...section.matchAll(/!\[[^\]]*\]\((?<target>[^)]*)\)/gu)].map(
      ({ groups }) => groups?.["target"] ?? "",
    ),
    names: namesIn(section),
  }));
}

function namesIn(section: string): readonly string[] {
  const code = (section.match(/`[^`]+`/gu) ?? []).map((span) => span.replaceAll(/\s+/gu, " "));
  return [
    ...new Set(code.filter((span) => /^`[^A-Z\d\p{Script=Han}]\P{Script=Han}*`$/u.test(span))),
  ].toSorted();
}

/** A block of code without its comments; of what a program prints, only how much it is. */
function codeOf(block: string): string {
  const [fence = "", ...lines] = block.split("\n");
  if (fence === "```" || fence === "```console") return `${fence} ${String(lines.length)} lines`;
  return [fence, ...lines]
    .map((line) => line.replace(/(^|\s)# .*$/u, "").trimEnd())
    .map((line) => line.replace(/^( *"(?:message|title)": ).*$/u, "$1"))
    .join("\n");
}

function proseOf(text: string): string {
  return text.replaceAll(/^```[^]*?^```$/gmu, "").replaceAll(/\]\([^)]*\)/gu, "]");
}

/** Where a page leads to inside of the project. */
function linksIn(text: string): readonly string[] {
  return [...text.matchAll(/\]\((?<target>[^)\s]+)\)/gu)]
    .map(({ groups }) => groups?.["target"] ?? "")
    .filter((target) => !target.startsWith("https://"));
}

/** Targets of links to files that are not there, or to headings that nothing has. */
function brokenLinks(file: string, text: string): readonly string[] {
  return linksIn(text).filter((target) => {
    const [place = "", anchor] = target.split("#");
    const location = projectPath(place === "" ? file : path.join(path.dirname(file), place));
    if (!existsSync(location)) return true;
    return anchor !== undefined && !anchorsIn(readFileSync(location, "utf8")).includes(anchor);
  });
}

/** The names under which headings can be linked to. */
function anchorsIn(text: string): readonly string[] {
  return [...text.matchAll(/^#+ (?<heading>.+)$/gmu)].map(({ groups }) =>
    (groups?.["heading"] ?? "")
      .toLowerCase()
      .replaceAll(/[^\p{Letter}\p{Number} _-]/gu, "")
      .replaceAll(" ", "-"),
  );
}
