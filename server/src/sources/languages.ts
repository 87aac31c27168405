import { inWords, type Language, type Translation, type Words } from "../core/text/message.ts";

/** The language for whoever sets `zh-cn`, `zh_CN.UTF-8` or `zh-Hans`: Simplified Chinese; English for everyone else. */
export function languageOf(locale: string | undefined): Language {
  return /^zh(?:[-_](?:cn|sg|hans)(?![a-z])|[.@]|$)/iu.test(locale ?? "") ? "zh-cn" : "en";
}

/**
 * Words in a language.
 * @param read gives the file of its translation, empty where it is missing; asked for with the first message
 */
export function wordsFrom(language: Language, read: () => string): Words {
  if (language === "en") return (message) => inWords(message);
  let translation: Translation | undefined;
  return (message) => inWords(message, (translation ??= translationIn(read())));
}

/** English where there is none: a message in another language is better than none. */
function translationIn(text: string): Translation {
  return text === "" ? new Map() : new Map(Object.entries(JSON.parse(text) as Record<string, string>));
}
