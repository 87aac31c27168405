const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/**
 * The text of one YAML document inside a file, or of a whole JSON file. Immutable; its identity is the key under which
 * everything computed from the text is kept, so an edit elsewhere in the file leaves all of that valid.
 */
export class DocumentPart {
  readonly text: string;
  /** How many lines end in this part: `\n`, `\r\n` and a lone `\r` each end one. */
  readonly lineBreaks: number;
  /** Offsets of the line starts; most parts of a large file are never asked for a position, so made on first use. */
  #lineStarts: Uint32Array | undefined;

  constructor(text: string) {
    this.text = text;
    this.lineBreaks = countLineBreaks(text);
  }

  /** UTF-16 offset of the start of a line of this part; beyond the last line, the end of the text. */
  startOfLine(line: number): number {
    return this.#starts()[line] ?? this.text.length;
  }

  /** UTF-16 offset behind the last character of a line, before the characters that end it. */
  endOfLine(line: number): number {
    let end = this.startOfLine(line + 1);
    if (line >= this.lineBreaks) return end;
    if (this.text.charCodeAt(end - 1) === LINE_FEED) end -= 1;
    else return end - 1;
    return this.text.charCodeAt(end - 1) === CARRIAGE_RETURN && end > this.startOfLine(line) ? end - 1 : end;
  }

  /** The line, counted from the start of this part, that holds a UTF-16 offset. */
  lineAt(offset: number): number {
    const starts = this.#starts();
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  #starts(): Uint32Array {
    this.#lineStarts ??= lineStarts(this.text, this.lineBreaks);
    return this.#lineStarts;
  }
}

function lineStarts(text: string, lineBreaks: number): Uint32Array {
  const starts = new Uint32Array(lineBreaks + 1);
  let start = 0;
  for (let line = 1; line <= lineBreaks; line++) {
    start = afterLineBreak(text, start);
    starts[line] = start;
  }
  return starts;
}

function countLineBreaks(text: string): number {
  let count = 0;
  if (text.includes("\r")) {
    for (let at = afterLineBreak(text, 0); at !== -1; at = afterLineBreak(text, at)) count++;
    return count;
  }
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) count++;
  return count;
}

/** Offset behind the first line break at or behind `from`, or -1. */
function afterLineBreak(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const character = text.charCodeAt(at);
    if (character === LINE_FEED) return at + 1;
    if (character === CARRIAGE_RETURN) return text.charCodeAt(at + 1) === LINE_FEED ? at + 2 : at + 1;
  }
  return -1;
}
