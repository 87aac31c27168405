import { touches, type Range } from "../text/range.ts";

/** A patch that stands in a kustomization as a block of lines, and the cursor in it. */
export interface InlinePatch {
  /** Without the indentation of the block. */
  readonly text: string;
  /** Of the cursor in it. */
  readonly offset: number;
  /** What stands before each of its lines in the kustomization. */
  readonly indentation: string;
  /** The line that the block begins behind. */
  readonly head: Range;
  /** The place in the kustomization of one in the patch. */
  readonly toKustomization: (range: Range) => Range;
}

interface Line extends Range {
  readonly text: string;
}

/** `patch: |`, or of the older form `- |`. */
const header = /^(?<before>[ -]*)(?<key>patch:\s*)?\|[-+]?\s*$/u;

/**
 * The block of a patch that a cursor stands in. Read from the lines, so that it is found while the patch is written.
 * @param text of a kustomization
 */
export function inlinePatchAt(text: string, offset: number): InlinePatch | undefined {
  const lines = linesOf(text);
  const current = lines.findIndex((range) => touches(range, offset));
  const head = headAbove(lines, current);
  const headLine = head === undefined ? undefined : lines[head];
  if (head === undefined || headLine === undefined) return undefined;
  const outside = columnOfBlock(headLine.text) ?? 0;
  const first = lines.slice(head + 1).find((line) => !isBlank(line));
  const width = first !== undefined && indentOf(first.text) > outside ? indentOf(first.text) : outside + 2;
  const column = offset - (lines[current]?.start ?? 0);
  if (column < width) return undefined;
  const end = lines.findIndex((line, index) => index > head && !isBlank(line) && indentOf(line.text) < width);
  const block = lines.slice(head + 1, end === -1 ? undefined : end);
  const inside = block.map((line) => line.text.slice(width));
  const starts = inside.map((_, index) => inside.slice(0, index).join("\n").length + (index === 0 ? 0 : 1));
  const outer = (at: number): number => {
    const index = starts.findLastIndex((start) => start <= at);
    return (block[index]?.start ?? 0) + width + at - (starts[index] ?? 0);
  };
  return {
    text: inside.join("\n"),
    offset: (starts[current - head - 1] ?? 0) + column - width,
    indentation: " ".repeat(width),
    head: { start: headLine.start, end: headLine.end },
    toKustomization: (range) => ({ start: outer(range.start), end: outer(range.end) }),
  };
}

/** The nearest line above that begins a block, with nothing between that ends it. */
function headAbove(lines: readonly Line[], current: number): number | undefined {
  let least = Infinity;
  for (let index = current - 1; index >= 0; index--) {
    const line = lines[index];
    if (line === undefined || isBlank(line)) continue;
    const column = columnOfBlock(line.text);
    if (column !== undefined && column < least) return index;
    least = Math.min(least, indentOf(line.text));
  }
  return undefined;
}

/** The column that all lines of the block stand to the right of, if the line begins one. */
function columnOfBlock(line: string): number | undefined {
  const { before, key } = header.exec(line)?.groups ?? {};
  if (before === undefined) return undefined;
  if (key !== undefined) return before.length;
  return before.includes("-") ? before.lastIndexOf("-") : undefined;
}

function indentOf(text: string): number {
  return text.length - text.trimStart().length;
}

function isBlank({ text }: Line): boolean {
  return text.trim() === "";
}

function linesOf(text: string): readonly Line[] {
  let start = 0;
  return text.split("\n").map((written) => {
    const line = { start, end: start + written.length, text: written };
    start += written.length + 1;
    return line;
  });
}
