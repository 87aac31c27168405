/** Space, tab or line break. */
export function isBlank(character: string): boolean {
  return character === " " || character === "\t" || character === "\n" || character === "\r";
}

/** Is the `#` at this offset the start of a comment, that is at the start of a line or behind a blank? */
export function startOfComment(text: string, offset: number): boolean {
  return offset === 0 || isBlank(text.charAt(offset - 1));
}

/**
 * Where the quoted scalar that opens at `start` ends: behind its closing quote, or at `limit` when there is none.
 * In single quotes a quote is doubled, in double quotes it follows a backslash.
 */
export function endOfQuoted(text: string, start: number, limit: number): number {
  const quote = text.charAt(start);
  for (let position = start + 1; position < limit; position += 1) {
    const character = text.charAt(position);
    if (character === "\\" && quote === '"') position += 1;
    else if (character === quote) {
      if (quote === '"' || text.charAt(position + 1) !== "'") return position + 1;
      position += 1;
    }
  }
  return limit;
}

export interface Line {
  readonly start: number;
  /** Before the line break, CR included in the break. */
  readonly end: number;
  /** Start of the next line. */
  readonly next: number;
}

/** The line that starts at `start`. */
export function lineFrom(text: string, start: number): Line {
  const lineFeed = text.indexOf("\n", start);
  if (lineFeed === -1) return { start, end: text.length, next: text.length };
  const end = lineFeed > start && text.charAt(lineFeed - 1) === "\r" ? lineFeed - 1 : lineFeed;
  return { start, end, next: lineFeed + 1 };
}

/** The line that holds an offset. */
export function lineAt(text: string, offset: number): Line {
  return lineFrom(text, offset === 0 ? 0 : text.lastIndexOf("\n", offset - 1) + 1);
}

/** First offset at or behind `start` that holds no space or tab; at most `end`. */
export function skipSpaces(text: string, start: number, end: number): number {
  let position = start;
  while (position < end && (text.charAt(position) === " " || text.charAt(position) === "\t")) position += 1;
  return position;
}

/** Last line in front of `end` that is not blank, as the offset behind its text; `start` when there is none. */
export function trimEnd(text: string, start: number, end: number): number {
  let position = end;
  while (position > start && isBlank(text.charAt(position - 1))) position -= 1;
  return position;
}

/** Start of the first line below that is neither blank nor deeper than the column. */
export function endOfDeeperLines(text: string, header: Line, column: number): number {
  let line = header;
  while (line.next < text.length) {
    line = lineFrom(text, line.next);
    const start = skipSpaces(text, line.start, line.end);
    if (start < line.end && start - line.start <= column) return line.start;
  }
  return text.length;
}
