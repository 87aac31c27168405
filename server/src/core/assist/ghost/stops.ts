import type { Gap } from "./gap.ts";

/** What is left of an answer, and whether the model has left the gap, so that the rest need not be waited for. */
export interface Cut {
  readonly text: string;
  readonly isOver: boolean;
}

const mostLines = 30;

/**
 * Cuts what a model writes where it leaves the block at the cursor: at a line left of it, a mark between documents, a key
 * that the mapping has already, the second element of a list, the line that follows anyhow, or a sign of its own protocol.
 */
export function cutAtStop(answer: string, gap: Gap): Cut {
  const sign = /<\||<\/?(?:fim_|file_sep|EOT)|```|<｜/u.exec(answer)?.index;
  const lines = (sign === undefined ? answer : answer.slice(0, sign)).replaceAll("\r", "").split("\n");
  const next = /\S.*/u.exec(gap.suffix)?.[0]?.trimEnd();
  const present = keysAround(gap);
  const kept = [lines[0] ?? ""];
  const own = gap.prefix.slice(gap.prefix.lastIndexOf("\n") + 1) + (lines[0] ?? "");
  let elements = 0;
  let isOver = sign !== undefined;
  for (const [index, line] of [own, ...lines.slice(1)].entries()) {
    const isTyped = index === 0;
    const column = /\S/u.exec(line)?.index;
    if (column !== undefined) {
      const { dashes, key, keyColumn } = headOf(line, column);
      for (const [other] of present) if (other > column) present.delete(other);
      if (dashes && column === gap.column) elements++;
      const repeats = key !== undefined && present.get(keyColumn)?.has(key) === true;
      const leaves =
        column < gap.column ||
        /^(?:---|\.\.\.)/u.test(line) ||
        (dashes && column === gap.column && elements > 1) ||
        line.trim() === next ||
        repeats ||
        index >= mostLines;
      if (leaves && !isTyped) {
        isOver = true;
        break;
      }
      if (key !== undefined) present.set(keyColumn, (present.get(keyColumn) ?? new Set()).add(key));
    }
    if (!isTyped) kept.push(line);
  }
  return { text: kept.join("\n").trimEnd(), isOver };
}

interface Head {
  readonly dashes: boolean;
  readonly key: string | undefined;
  readonly keyColumn: number;
}

/** How a line begins: with a dash, with a key, or with both. */
function headOf(line: string, column: number): Head {
  const [, dash = "", key] =
    /^((?:- +)*(?:-$)?)(?:["']?([\w./-]+)["']?\s*:(?:\s|$))?/u.exec(line.slice(column)) ?? [];
  return { dashes: dash !== "", key, keyColumn: column + dash.length };
}

/** The keys that stand already in the mappings around the cursor, by their column. */
function keysAround({ prefix, suffix, column: least }: Gap): Map<number, Set<string>> {
  const keys = new Map<number, Set<string>>();
  const add = (column: number, key: string | undefined): void => {
    if (key !== undefined) keys.set(column, (keys.get(column) ?? new Set()).add(key));
  };
  let nearest = least;
  for (const line of prefix.split("\n").slice(0, -1).toReversed()) {
    const column = /[^\s#]/u.exec(line)?.index;
    if (column === undefined || column > nearest) continue;
    const { key, keyColumn } = headOf(line, column);
    if (keyColumn < least) break;
    if (keyColumn <= nearest) add(keyColumn, key);
    nearest = column;
  }
  for (const line of suffix.split("\n").slice(1)) {
    const column = /[^\s#]/u.exec(line)?.index;
    if (column === undefined || column > least) continue;
    if (column < least || line.startsWith("-", column)) break;
    add(column, headOf(line, column).key);
  }
  return keys;
}
