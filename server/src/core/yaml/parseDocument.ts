import { say } from "../text/message.ts";
import type { Range } from "../text/range.ts";
import type { YamlDocument, YamlProblem } from "./node.ts";
import { buildTree } from "./buildTree.ts";
import { endOfLine, findComments, startOfLine } from "./comments.ts";
import { findForbidden } from "./forbidden.ts";
import { readEvents } from "./readEvents.ts";

/** A single document above this many UTF-16 units is not read: the API server itself stops at 3 MiB. */
const MAX_CHARACTERS = 32 * 1024 * 1024;

/**
 * Read one part of a file (see `splitDocuments`). Never throws: the tree holds what could be read, `problems` say in the
 * order of the text what could not.
 */
export function parseDocument(text: string): YamlDocument {
  if (text.length > MAX_CHARACTERS) {
    const problem = {
      start: 0,
      end: endOfLine(text, 0),
      code: "yaml-limit",
      message: say`This document is larger than 32 Mi characters and is not checked.`,
    } as const;
    return { text, problems: [problem], comments: [] };
  }
  const { body, problems: markProblems } = bodyOf(text);
  const end = endOfDocument(text, body);
  const read = readEvents(text.slice(body, end));
  const completed = new Map([...read.completed].map(([start, key]) => [body + start, key]));
  const tree = buildTree({ ...read, completed, toOriginal: (offset) => body + read.toOriginal(offset) });
  const syntaxProblems = read.problems.map((problem) => ({
    ...problem,
    start: problem.start + body,
    end: problem.end + body,
  }));
  const brokenLines = syntaxProblems.map(({ start }) => lineOf(text, start));
  const problems = [
    ...markProblems,
    ...syntaxProblems,
    ...tree.problems,
    ...findForbidden(text, tree.scalars, tree.flows).filter(({ start }) => !isWithin(start, brokenLines)),
  ].sort((one, other) => one.start - other.start);
  const comments = findComments(text, tree.scalars);
  return { text, problems, comments, ...(tree.root === undefined ? {} : { root: tree.root }) };
}

/** Offset behind the `---` line and a byte order mark. Nothing but a comment may stand on that line. */
function bodyOf(text: string): { readonly body: number; readonly problems: readonly YamlProblem[] } {
  const mark = /^\uFEFF?---([^\r\n]*)(?:\r\n|\r|\n|$)/u.exec(text);
  if (mark === null) return { body: text.startsWith("\uFEFF") ? 1 : 0, problems: [] };
  const rest = mark[1] ?? "";
  const body = mark[0].length + (text.charCodeAt(mark[0].length) === 0xfeff ? 1 : 0);
  if (/^\s*(?:#.*)?$/u.test(rest) && !rest.startsWith("#")) return { body, problems: [] };
  const start = text.indexOf("---");
  const message = say`Nothing but a comment may follow \`---\` on its line: kubectl refuses the file.`;
  return { body, problems: [{ start, end: endOfLine(text, start), code: "yaml-syntax", message }] };
}

/** A line `...` ends the document; kubectl drops what follows up to the next `---`. */
function endOfDocument(text: string, from: number): number {
  const end = /^\.\.\.(?=\s|$)/mu.exec(text.slice(from));
  return end === null ? text.length : from + end.index;
}

/** A line that could not be read at all needs no second remark. */
function isWithin(offset: number, lines: readonly Range[]): boolean {
  return lines.some(({ start, end }) => start <= offset && offset <= end);
}

function lineOf(text: string, offset: number): Range {
  return { start: startOfLine(text, offset), end: endOfLine(text, offset) };
}
