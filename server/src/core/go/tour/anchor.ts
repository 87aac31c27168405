import { lineAt, lineStarts, type LineStarts } from "../lines.ts";
import { scanFile, type Outline } from "../scan.ts";
import { qualifiedName } from "../program.ts";
import { fingerprint } from "./fingerprint.ts";

/** What finds a step again after its source was edited; a line number alone does not. */
export interface Anchor {
  /** Relative to the root, with `/`. */
  readonly file: string;
  /** The declaration that holds the step, as in `(*Controller).Run`. */
  readonly declaration: string;
  /** The first line of the step, trimmed. */
  readonly firstLine: string;
  /** 1-based, both inclusive: where it was. */
  readonly startLine: number;
  readonly endLine: number;
  /** Of the step's code. */
  readonly fingerprint: string;
}

/** Where a step is now. `lost` is never a guess: the step has to be found by walking again. */
export type Relocation =
  | { readonly status: "ok" | "moved" | "changed"; readonly startLine: number; readonly endLine: number }
  | { readonly status: "lost" };

/** The anchor of lines of a file. */
export function anchorOf(
  text: string,
  place: Pick<Anchor, "file" | "declaration" | "startLine" | "endLine">,
): Anchor {
  const lines = text.split("\n").slice(place.startLine - 1, place.endLine);
  return { ...place, firstLine: (lines[0] ?? "").trim(), fingerprint: fingerprint(lines.join("\n")) };
}

/** Finds one step in the text that its file has now, as {@link relocateAll} does. */
export function relocate(anchor: Anchor, text: string): Relocation {
  return relocateIn(anchor, sourceOf(text));
}

/**
 * Finds steps in the text that their file has now: the first line inside its declaration, else the only line of the file like
 * it, else the declaration itself where the step is all of it, else the only line of the declaration that begins or calls alike.
 */
export function relocateAll(anchors: readonly Anchor[], text: string): readonly Relocation[] {
  const source = sourceOf(text);
  return anchors.map((anchor) => relocateIn(anchor, source));
}

/** A text as it is looked through for all of its anchors. */
interface Source {
  readonly text: string;
  readonly lines: readonly string[];
  readonly starts: LineStarts;
  readonly declarations: readonly Outline[];
}

function sourceOf(text: string): Source {
  const { declarations } = scanFile(text);
  return { text, lines: text.split("\n"), starts: lineStarts(text), declarations };
}

function relocateIn(anchor: Anchor, source: Source): Relocation {
  const { lines } = source;
  const isFirst = (line: number): boolean => lines[line - 1]?.trim() === anchor.firstLine;
  const beginning = beginningOf(anchor.firstLine);
  const beginsAlike = (line: number): boolean =>
    beginning !== undefined && (lines[line - 1] ?? "").trim().startsWith(beginning);
  const called = calledIn(anchor.firstLine);
  const callsAlike = (line: number): boolean =>
    called !== undefined && calledIn((lines[line - 1] ?? "").trim()) === called;
  const home = linesOf(source, anchor.declaration);
  const inside = home === undefined ? [] : range(home.start, home.end).filter(isFirst);
  const everywhere = range(1, lines.length).filter(isFirst);
  const nearest = inside.sort((a, b) => Math.abs(a - anchor.startLine) - Math.abs(b - anchor.startLine))[0];
  const only = everywhere.length === 1 ? everywhere[0] : undefined;
  const wasWhole = /^func\b/u.test(anchor.firstLine);
  const alike = home === undefined ? [] : range(home.start, home.end).filter(beginsAlike);
  const calling = home === undefined ? [] : range(home.start, home.end).filter(callsAlike);
  const start =
    (inside.length === 1 ? inside[0] : undefined) ??
    only ??
    nearest ??
    (wasWhole ? home?.start : undefined) ??
    (alike.length === 1 ? alike[0] : undefined) ??
    (calling.length === 1 ? calling[0] : undefined);
  if (start === undefined) return { status: "lost" };
  return judged(anchor, lines, start, wasWhole && start === home?.start ? home.end : undefined);
}

/** `run :=` of `run := func() {`, `cache.Wait(` of `cache.Wait(stop)`: what a statement binds, sets or calls. */
function beginningOf(firstLine: string): string | undefined {
  return /^(?:if\s+!?)?[\w.]+\s*(?::=|:|=|\()/u.exec(firstLine)?.[0];
}

/** `wait.Until` of `go wait.Until(…)`, `if err := wait.Until(…); err != nil {`: what a statement calls, whatever becomes of it. */
function calledIn(firstLine: string): string | undefined {
  return /^(?:(?:go|defer|return|if|var)\s+)*!?(?:\w[\w.,\s]*:?=\s*)?((?:\w+(?:\(\))?\.)*\w+)\(/u.exec(
    firstLine,
  )?.[1];
}

function judged(
  anchor: Anchor,
  lines: readonly string[],
  start: number,
  end: number | undefined,
): Relocation {
  const length = anchor.endLine - anchor.startLine;
  const startLine = start;
  const isSameUpTo = (last: number): boolean =>
    fingerprint(lines.slice(startLine - 1, last).join("\n")) === anchor.fingerprint;
  const sameLength = start + length;
  const endLine = isSameUpTo(sameLength) ? sameLength : (end ?? endOfBlock(lines, start, length));
  const isSame = isSameUpTo(endLine);
  const isThere = startLine === anchor.startLine && endLine === anchor.endLine;
  return { status: isSame ? (isThere ? "ok" : "moved") : "changed", startLine, endLine };
}

/** The line on which the brackets that the first line opens are closed again; at least as long as it was where none are. */
function endOfBlock(lines: readonly string[], start: number, length: number): number {
  const was = Math.min(lines.length, start + length);
  const opens = /[{([]\s*(?:\/\/.*)?$/u.test(lines[start - 1] ?? "");
  if (!opens) return was;
  const indentation = /^\s*/u.exec(lines[start - 1] ?? "")?.[0] ?? "";
  const closing = lines.findIndex(
    (line, index) =>
      index >= start && line.startsWith(indentation) && /^[})\]]/u.test(line.slice(indentation.length)),
  );
  return closing === -1 ? was : Math.max(closing + 1, Math.min(was, closing + 1));
}

/** 1-based, both inclusive. */
export interface DeclarationLines {
  readonly start: number;
  readonly end: number;
}

/** Where a declaration such as `(*Controller).Run` is in a file; `undefined` where the file has none of that name. */
export function declarationLines(text: string, name: string): DeclarationLines | undefined {
  return linesOf(sourceOf(text), name);
}

function linesOf({ text, starts, declarations }: Source, name: string): DeclarationLines | undefined {
  const found = declarations.find((each) => qualifiedName(each) === name);
  return found === undefined ? undefined : outlineLines(found, text, starts);
}

/** The lines of a declaration, without comments behind it. */
export function outlineLines(outline: Outline, text: string, starts: LineStarts): DeclarationLines {
  const start = lineAt(starts, outline.start);
  const closing = /^[})].*$/mu.exec(text.slice(outline.start, outline.end));
  const end = closing === null ? start : lineAt(starts, outline.start + closing.index);
  return { start, end };
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
}
