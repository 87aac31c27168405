/** What stands in backquotes is code: it is the same in every language. */
export function codeIn(text: string): readonly string[] {
  return (text.match(/`[^`]+`/gu) ?? []).filter((code) => /[A-Za-z]/u.test(code)).toSorted();
}

/** Whether punctuation of half a character's width follows a Chinese character or joins two words, or a blank follows Chinese punctuation. */
export function hasLatinPunctuation(text: string): boolean {
  const outsideOfCode = text.replaceAll(/`[^`]*`/gu, "`");
  return /\p{Script=Han} ?[,;:?]|\p{Script=Han}\.(?!\w)|\p{L},\p{L}|[，。；：] /u.test(outsideOfCode);
}
