import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { inWords, type Language, type Translation, type Words } from "../core/text/message.ts";

/** Beside the bundles in dist/server and dist/cli, or in the source tree. */
const places = ["../l10n/", "../../l10n/"];

/** The language for whoever sets `zh-cn`, `zh_CN.UTF-8` or `zh-Hans`: Simplified Chinese; English for everyone else. */
export function languageOf(locale: string | undefined): Language {
  return /^zh(?:[-_](?:cn|sg|hans)(?![a-z])|[.@]|$)/iu.test(locale ?? "") ? "zh-cn" : "en";
}

/** Words in a language. Its translation is read with the first message. */
export function wordsIn(language: Language): Words {
  if (language === "en") return (message) => inWords(message);
  let translation: Translation | undefined;
  return (message) => inWords(message, (translation ??= readTranslation(language)));
}

/** English where the file is missing: a message in another language is better than none. */
function readTranslation(language: Exclude<Language, "en">): Translation {
  const paths = places.map((place) => fileURLToPath(new URL(`${place}${language}.json`, import.meta.url)));
  const found = paths.find((path) => existsSync(path));
  if (found === undefined) return new Map();
  return new Map(Object.entries(JSON.parse(readFileSync(found, "utf8")) as Record<string, string>));
}
