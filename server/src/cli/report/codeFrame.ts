import type { SourceFile } from "../../core/documents/sourceFile.ts";
import type { Severity } from "../../core/finding.ts";
import type { PlacedFinding } from "../validate/checkFile.ts";
import type { Paint, TextStyle } from "../world.ts";
import { cellsOf, printable } from "./printable.ts";

/** Characters of a line that are shown at most: minified JSON has only one line. */
const maximumLength = 120;
/** How many of them stand in front of the marked place of a longer line. */
const lead = 40;

export const severityStyles = {
  error: "red",
  warning: "yellow",
  info: "blue",
  hint: "cyan",
} as const satisfies Record<Severity, TextStyle>;

/** The line of a finding with carets below what it is about and its field path behind them, and the line above it. */
export function codeFrame(source: SourceFile, finding: PlacedFinding, paint: Paint): string {
  const { document, span, severity, path } = finding;
  const { start, end } = span;
  const gutter = String(start.line + 1).length;
  const bar = (label: string): string => paint(["dim"], `${label.padStart(gutter)} │`);
  const above = lineText(source, document, start.line - 1);
  const shown = lineText(source, document, start.line) ?? "";
  const stop = end.line === start.line ? end.character : shown.length;
  const { before, marked, line } = clip(shown, start.character, Math.max(stop, start.character));
  const carets = "^".repeat(Math.max(1, cellsOf(marked)));
  const label = path === "" ? "" : ` ${printable(path)}`;
  return [
    ...(above === undefined || above.trim() === ""
      ? []
      : [`${bar(String(start.line))} ${clip(above, 0, 0).line}`]),
    `${bar(String(start.line + 1))} ${line}`,
    `${bar("")} ${padding(before)}${paint([severityStyles[severity]], `${carets}${label}`)}`,
  ].join("\n");
}

/** A line of the document, by its number in the file; none outside of the document. */
function lineText({ parts, startLines }: SourceFile, document: number, line: number): string | undefined {
  const part = parts[document];
  const inPart = line - (startLines[document] ?? 0);
  if (part === undefined || inPart < 0 || inPart > part.lineBreaks) return undefined;
  return part.text.slice(part.startOfLine(inPart), part.endOfLine(inPart));
}

interface Clipped {
  readonly before: string;
  readonly marked: string;
  readonly line: string;
}

/** The part of a line around a place, ready to be shown. */
function clip(text: string, start: number, stop: number): Clipped {
  const from = text.length <= maximumLength || start <= lead ? 0 : start - lead;
  const to = Math.min(text.length, from + maximumLength);
  const head = from === 0 ? "" : "…";
  const tail = to === text.length ? "" : "…";
  return {
    before: head + printable(text.slice(from, start)),
    marked: printable(text.slice(start, Math.min(stop, to))),
    line: head + printable(text.slice(from, to)) + tail,
  };
}

/** As wide as the text, whatever the width of a tab. */
function padding(text: string): string {
  return text
    .split("\t")
    .map((piece) => " ".repeat(cellsOf(piece)))
    .join("\t");
}
