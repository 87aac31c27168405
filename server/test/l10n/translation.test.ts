import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import ts from "typescript";
import { inWords, listing, say, verbatim } from "../../src/core/text/message.ts";
import { languageOf } from "../../src/sources/languages.ts";
import { wordsIn } from "../../src/sources/words.ts";
import { projectPath } from "../support/shared.ts";
import { codeIn, hasLatinPunctuation } from "./chinese.ts";
import { readTemplates } from "./templates.ts";

const templates = readTemplates();
const file = "server/l10n/zh-cn.json";
const translations = textsOf(file);

function textsOf(name: string): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(JSON.parse(readFileSync(projectPath(name), "utf8")) as Record<string, string>),
  );
}

function placesIn(template: string): readonly string[] {
  return (template.match(/\{\d+\}/gu) ?? []).toSorted();
}

describe("the Chinese translation of what the server says", () => {
  test("has every template", () => {
    const lacking = templates.filter(({ key }) => !translations.has(key));
    assert.deepEqual(
      lacking.map(({ key, place }) => `${place} ${key}`),
      [],
    );
  });

  test("has no template that nothing says, and none twice", () => {
    const keys = new Set(templates.map(({ key }) => key));
    assert.deepEqual(
      [...translations.keys()].filter((key) => !keys.has(key)),
      [],
    );
    const written = [...readFileSync(projectPath(file), "utf8").matchAll(/^ {2}"(?:[^"\\]|\\.)*":/gmu)];
    assert.equal(written.length, translations.size);
  });

  test("keeps the places of a template", () => {
    const wrong = [...translations].filter(
      ([key, translation]) => placesIn(key).join(" ") !== placesIn(translation).join(" "),
    );
    assert.deepEqual(wrong, []);
  });

  test("keeps code as it is", () => {
    const wrong = [...translations].filter(
      ([key, translation]) => codeIn(key).join(" ") !== codeIn(translation).join(" "),
    );
    assert.deepEqual(wrong, []);
  });

  test("names commands as the Chinese palette does", () => {
    const titles = textsOf("package.nls.json");
    const chineseTitles = textsOf("package.nls.zh-cn.json");
    const wrong = [...translations].filter(
      ([key, translation]) =>
        key.includes("Drydock: ") &&
        ![...titles].some(
          ([command, title]) =>
            key.includes(`Drydock: ${title}`) &&
            translation.includes(`“Drydock: ${chineseTitles.get(command) ?? title}”`),
        ),
    );
    assert.deepEqual(wrong, []);
  });

  test("is written with the punctuation of Chinese", () => {
    const wrong = [...translations.values()].filter(hasLatinPunctuation);
    assert.deepEqual(wrong, []);
  });
});

test("words in the places of a template are templates themselves", () => {
  const wrong = templates.filter(({ places }) => places.some(holdsWords));
  assert.deepEqual(
    wrong.map(({ key, place }) => `${place} ${key}`),
    [],
  );
});

/** A text with a blank between letters that is the value itself, or one of the two that a condition chooses from. */
function holdsWords(value: ts.Expression): boolean {
  if (ts.isConditionalExpression(value)) return holdsWords(value.whenTrue) || holdsWords(value.whenFalse);
  if (ts.isParenthesizedExpression(value)) return holdsWords(value.expression);
  if (ts.isTemplateExpression(value))
    return [value.head, ...value.templateSpans.map(({ literal }) => literal)].some(hasWords);
  return ts.isStringLiteralLike(value) && hasWords(value);
}

function hasWords({ text: part }: ts.LiteralLikeNode): boolean {
  return /[a-z] [a-z]/u.test(part);
}

test("a message is put into words where it is shown", () => {
  const message = say`The pod has no volume \`${"data"}\`; it has ${listing(["`a`", "`b`", "`c`"], "and")}, ${3}.`;
  assert.equal(inWords(message), "The pod has no volume `data`; it has `a`, `b` and `c`, 3.");
  const words = new Map([
    ["The pod has no volume `{0}`; it has {1}, {2}.", "{2} {1} {0}"],
    ["{0}, {1}", "{0}、{1}"],
    ["{0} and {1}", "{0} 和 {1}"],
  ]);
  assert.equal(inWords(message, words), "3 `a`、`b` 和 `c` data");
  assert.equal(inWords(verbatim("As {0} wrote it"), words), "As {0} wrote it");
});

test("the language is that of the editor or the system", () => {
  const chinese = ["zh", "zh-cn", "zh-CN", "zh_CN.UTF-8", "zh-Hans", "zh-Hans-CN", "zh_SG"];
  const english = [undefined, "", "en", "C.UTF-8", "de_DE.UTF-8", "zh-tw", "zh_TW.UTF-8", "zh-Hant"];
  assert.deepEqual(
    chinese.map(languageOf),
    chinese.map(() => "zh-cn"),
  );
  assert.deepEqual(
    english.map(languageOf),
    english.map(() => "en"),
  );
  assert.equal(wordsIn("zh-cn")(say`${"a"} or ${"b"}`), "a 或 b");
});
