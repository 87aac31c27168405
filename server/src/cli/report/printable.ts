/**
 * Text of a file as a terminal may show it: characters that would move its cursor, change its colours or turn the writing
 * direction around become visible ones. Tabs stay.
 */
export function printable(text: string): string {
  return text
    .replaceAll(/[\0-\x08\n-\x1F]/gu, (character) => String.fromCharCode(0x24_00 + character.charCodeAt(0)))
    .replaceAll(/[\x7F-\x9F\u2028\u2029\u202A-\u202E\u2066-\u2069]/gu, "\uFFFD");
}

/** Cells that a text takes on a terminal: two for the ideographs and full-width forms of East Asian writing. */
export function cellsOf(text: string): number {
  let cells = 0;
  for (const character of text) cells += WIDE.test(character) ? 2 : ZERO.test(character) ? 0 : 1;
  return cells;
}

const WIDE =
  /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303F\uFF01-\uFF60\uFFE0-\uFFE6\p{Emoji_Presentation}]/u;
const ZERO = /\p{Mark}/u;
