/**
 * Something said to a person: an English template, and what stands in its places. It becomes a text only where it is shown,
 * in the language of whoever reads it.
 */
export interface Message {
  /** The texts around the places: one more than there are values. */
  readonly template: readonly string[];
  readonly values: readonly MessageValue[];
}

/** A name, an amount, or a part of a sentence that is translated by itself. */
export type MessageValue = string | number | Message;

/** The templates of the product in another language, by their keys. English has none. */
export type Translation = ReadonlyMap<string, string>;

/** What the product speaks. */
export type Language = "en" | "zh-cn";

/** Puts messages into the language of one reader. */
export type Words = (message: Message) => string;

/** The tag of every template that a person may read; `server/l10n` has its translation. */
export function say(template: TemplateStringsArray, ...values: readonly MessageValue[]): Message {
  return { template, values };
}

/** What somebody else has written, such as the author of a CRD: shown as it is. */
export function verbatim(text: string): Message {
  return { template: [text], values: [] };
}

/** `A, B, C`, with a word in front of the last one when it is given: `A, B and C`. */
export function listing(items: readonly MessageValue[], word?: "and" | "or"): Message {
  const [first = "", ...others] = items;
  const start = typeof first === "object" ? first : verbatim(String(first));
  return others.reduce<Message>((before, item, index) => {
    if (word === undefined || index < others.length - 1) return say`${before}, ${item}`;
    return word === "and" ? say`${before} and ${item}` : say`${before} or ${item}`;
  }, start);
}

/** Messages one after the other, such as the paragraphs of a Markdown text. */
export function joined(parts: readonly MessageValue[], separator: string): Message {
  const between = parts.slice(1).map(() => separator);
  return parts.length === 0 ? verbatim("") : { template: ["", ...between, ""], values: parts };
}

/** Names as they stand in a manifest, where an empty one has to be quoted. */
export function codes(names: readonly string[]): readonly string[] {
  return names.map((name) => `\`${name === "" ? '""' : name}\``);
}

/** The text of a message, in English where no translation is given. */
export function inWords({ template, values }: Message, translation?: Translation): string {
  const texts = values.map((value) =>
    typeof value === "object" ? inWords(value, translation) : String(value),
  );
  const translated = translation?.get(keyOf(template));
  return translated === undefined
    ? template.map((text, index) => text + (texts[index] ?? "")).join("")
    : translated.replaceAll(/\{(\d+)\}/gu, (_place, index: string) => texts[Number(index)] ?? "");
}

/** A template as translations name it: `the pod has no volume {0}`. */
export function keyOf(template: readonly string[]): string {
  return template.map((text, index) => (index === 0 ? text : `{${String(index - 1)}}${text}`)).join("");
}
