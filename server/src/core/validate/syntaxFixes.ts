import type { Fix } from "../finding.ts";
import { say } from "../text/message.ts";
import type { TextEdit } from "../text/range.ts";
import { keyWithoutColon } from "../yaml/brokenLine.ts";
import { endOfLine, startOfLine } from "../yaml/comments.ts";
import type { YamlDocument, YamlProblem } from "../yaml/node.ts";
import { realign } from "./realign.ts";

/** What may put a broken line right. */
export function syntaxFixes(
  { text, problems }: Pick<YamlDocument, "text" | "problems">,
  problem: YamlProblem,
): readonly Fix[] {
  const { start, end, slip } = problem;
  switch (slip) {
    case "colon":
      return insertColon(text, problem);
    case "space":
      return [{ title: say`Insert a space`, edits: [insertion(start, " ")], preferred: true }];
    case "tab":
      return replaceTabs(text, start);
    case "closer":
      return insertCloser(text, start, end);
    case "column":
      return realign(text, start, problems.length);
    default:
      return [];
  }
}

function insertion(offset: number, newText: string): TextEdit {
  return { range: { start: offset, end: offset }, newText };
}

/** A word alone may still be typed; with a value below or behind it, it is a key. */
function insertColon(text: string, { start, end }: YamlProblem): readonly Fix[] {
  const line = text.slice(start, end);
  const word = /^(?:-\s+)*[^\s#:'"[\]{}]+(?=\s|$)/u.exec(line)?.[0];
  if (word === undefined) return [];
  const fix = { title: say`Insert \`${":"}\``, edits: [insertion(start + word.length, ":")] };
  const whole = { start: startOfLine(text, start), end };
  const isKey =
    word.length < line.length || keyWithoutColon(text, whole, nextWritten(text, end)) !== undefined;
  return [isKey ? { ...fix, preferred: true } : fix];
}

/** To the column of the line above, or two behind it where that one opens something. */
function replaceTabs(text: string, offset: number): readonly Fix[] {
  const start = startOfLine(text, offset);
  const above = text.slice(0, start).trimEnd();
  const line = above.slice(startOfLine(above, above.length));
  const column = line.search(/[^\s-]/u);
  if (column === -1) return [];
  const newText = " ".repeat(line.endsWith(":") ? column + 2 : column);
  const end = start + text.slice(start).search(/[^ \t]/u);
  return [{ title: say`Put spaces in place of the tabs`, edits: [{ range: { start, end }, newText }] }];
}

/** Behind the line, where nothing there may be a comment or another quote. */
function insertCloser(text: string, start: number, end: number): readonly Fix[] {
  const opener = text.charAt(start);
  const written = text.slice(start, end).trimEnd();
  const closer = { "[": "]", "{": "}" }[opener] ?? opener;
  if (/\s#/u.test(written) || written.slice(1).includes(closer)) return [];
  return [{ title: say`Insert \`${closer}\``, edits: [insertion(start + written.length, closer)] }];
}

function nextWritten(text: string, offset: number): number {
  const start = endOfLine(text, offset);
  const blank = /^\s*/u.exec(text.slice(start))?.[0].length ?? 0;
  return startOfLine(text, start + blank);
}
