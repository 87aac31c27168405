import type { Fix } from "../finding.ts";
import { say } from "../text/message.ts";
import type { Word } from "../workload/commandLine.ts";

/**
 * One way to repair a finding: another word in the place of this one. A word that fills a whole scalar is quoted, as
 * arguments and variables are texts and a bare number is none.
 */
export function replaceWord({ at, range }: Pick<Word, "at" | "range">, word: string): readonly Fix[] {
  const { start, end } = range;
  if (end <= start || at.scalar?.alias !== undefined) return [];
  const whole = at.scalar?.start === start && at.scalar.end === end;
  const newText = whole ? JSON.stringify(word) : word;
  return [{ title: say`Change to \`${word}\``, edits: [{ range: { start, end }, newText }] }];
}
