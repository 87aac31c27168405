import { endOfLine } from "./comments.ts";
import { applyRepair, findOpener, looksLikeEntry } from "./repair.ts";
import { CONTINUATION } from "./shiftedLines.ts";

/** A text without a quote whose end somebody forgot, and with the lines that it had swallowed where they stood. */
export interface ClosedText {
  readonly source: string;
  readonly insertions: readonly number[];
  /** The quote, in both texts. */
  readonly opener: number;
}

/**
 * Where a parser stops because the next quote of the text below closed one that was never meant to go on: the last quoted text above
 * `line` that has run over lines which look like entries of their own.
 * @param insertions where lines were shifted, in order
 */
export function withoutUnclosed(
  source: string,
  insertions: readonly number[],
  line: number,
): ClosedText | undefined {
  const opener = openerAbove(source, insertions, line);
  if (opener === undefined) return undefined;
  const swallowed = insertions.filter((at) => at > opener);
  if (!swallowed.some((at) => looksLikeEntry(source.slice(at, endOfLine(source, at))))) return undefined;
  const restored = unshifted(source, swallowed);
  return {
    source: applyRepair(restored, { start: opener, end: endOfLine(restored, opener), insert: "" }),
    insertions: insertions.filter((at) => at < opener),
    opener,
  };
}

function openerAbove(source: string, insertions: readonly number[], line: number): number | undefined {
  let opener: number | undefined;
  let closed = 0;
  for (const at of insertions) {
    if (at >= line || at < closed) continue;
    opener = findOpener(source, at);
    closed = opener === undefined ? at : endOfText(source, opener);
  }
  return opener;
}

/** Behind the quote that closes the one at `opener`, if one does; at the opener itself where a bracket stands there. */
function endOfText(source: string, opener: number): number {
  const quote = source.charAt(opener);
  if (quote !== "'" && quote !== '"') return opener;
  for (let at = opener + 1; at < source.length; at++) {
    const isEscape = quote === '"' ? source[at] === "\\" : source.startsWith("''", at);
    if (isEscape) at++;
    else if (source[at] === quote) return at + 1;
  }
  return Infinity;
}

function unshifted(source: string, lines: readonly number[]): string {
  let restored = "";
  let from = 0;
  for (const at of lines) {
    restored += source.slice(from, at);
    from = at + CONTINUATION.length;
  }
  return restored + source.slice(from);
}
