import type { Fix } from "../finding.ts";
import { say } from "../text/message.ts";
import type { Word } from "../workload/commandLine.ts";

/**
 * One way to repair a finding: another word in the place of this one. A word that fills a whole scalar is quoted, as
 * arguments and variables are texts and a bare number is none. None where the word is not written at its range.
 */
export function replaceWord(
  { at, range, written }: Pick<Word, "at" | "range" | "written">,
  word: string,
): readonly Fix[] {
  const { start, end } = range;
  if (!written || end <= start || at.scalar?.alias !== undefined) return [];
  const whole = at.scalar?.start === start && at.scalar.end === end;
  const newText = whole ? JSON.stringify(word) : word;
  return [{ title: say`Change to \`${word}\``, edits: [{ range: { start, end }, newText }] }];
}
