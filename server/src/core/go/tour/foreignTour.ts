import { GoPattern } from "../../formats/goPattern.ts";
import { scanFile } from "../scan.ts";
import { anchorOf, declarationLines, relocate, type Anchor, type Relocation } from "./anchor.ts";
import { qualifiedName } from "../program.ts";
import { isRecord, readAnchor } from "./readCodeTour.ts";

/** A tour file of the CodeTour extension, whoever wrote it; see its schema, https://aka.ms/codetour-schema. */
export interface TourFile {
  readonly title: string;
  readonly steps: readonly ForeignStep[];
}

/** A step as CodeTour knows it. Without a file it is words alone. */
export interface ForeignStep {
  readonly title: string;
  readonly description: string;
  /** Relative to the root, as written. */
  readonly file: string | undefined;
  /** 1-based. */
  readonly line: number | undefined;
  readonly endLine: number | undefined;
  readonly pattern: string | undefined;
  /** Of a tour that Drydock wrote. */
  readonly anchor: Anchor | undefined;
}

/** Reads a tour. Throws an error that says what is missing. */
export function readTour(text: string): TourFile {
  const tour: unknown = JSON.parse(text);
  if (!isRecord(tour) || !Array.isArray(tour["steps"])) throw new Error("it has no list of steps");
  const title = typeof tour["title"] === "string" ? tour["title"] : "";
  return {
    title,
    steps: tour["steps"].map((step: unknown, index) => foreignStep(isRecord(step) ? step : {}, index)),
  };
}

function foreignStep(step: Readonly<Record<string, unknown>>, index: number): ForeignStep {
  const description = textIn(step, "description") ?? "";
  const selection = isRecord(step["selection"]) ? step["selection"] : {};
  const firstLine = description.split("\n", 1)[0]?.replace(/^#+\s*/u, "") ?? "";
  const anchor = step["drydock"];
  return {
    title: textIn(step, "title") ?? (firstLine === "" ? `#${index + 1}` : firstLine),
    description,
    file: textIn(step, "file"),
    line: lineIn(step["line"]) ?? lineOf(selection["start"]),
    endLine: lineOf(selection["end"]),
    pattern: textIn(step, "pattern"),
    anchor: isRecord(anchor) ? readAnchor(anchor, index) : undefined,
  };
}

/** Where a foreign step is in the text of its file, and how far that can be relied on. */
export interface PlacedStep {
  readonly relocation: Relocation;
  /** From 0 to 1: a bare line number may point at anything by now. */
  readonly confidence: number;
  /** Follows the step from now on. */
  readonly anchor: Anchor;
}

const bareLine = 0.5;

/**
 * Finds a step that somebody else wrote: by our own anchor, by its pattern, or by its bare line. Unlike CodeTour's player, which
 * believes a line whatever stands there, a pattern is asked first.
 */
export function placeStep(step: ForeignStep, file: string, text: string): PlacedStep {
  if (step.anchor !== undefined)
    return { relocation: relocate(step.anchor, text), confidence: 1, anchor: step.anchor };
  const lines = text.split("\n");
  const found = step.pattern === undefined ? undefined : lineMatching(step.pattern, lines);
  const start = found ?? (step.pattern === undefined ? step.line : undefined);
  if (start === undefined || start > lines.length)
    return { relocation: { status: "lost" }, confidence: 1, anchor: anchorAt(file, text, step.line ?? 1, 0) };
  const length = Math.max(0, (step.endLine ?? start) - (step.line ?? start));
  const anchor = anchorAt(file, text, start, length);
  const isMoved = found !== undefined && step.line !== undefined && step.line !== found;
  const { startLine, endLine } = anchor;
  return {
    relocation: { status: isMoved ? "moved" : "ok", startLine, endLine },
    confidence: found === undefined ? bareLine : 1,
    anchor,
  };
}

/**
 * The first line that a pattern matches, by rules that can not be made to backtrack: the tour is somebody else's. What only
 * JavaScript knows, such as looking ahead, matches nothing.
 */
function lineMatching(pattern: string, lines: readonly string[]): number | undefined {
  const expression = new GoPattern(pattern);
  const index = lines.findIndex((line) => expression.test(line));
  return index === -1 ? undefined : index + 1;
}

/** A step that begins a declaration is all of it. */
function anchorAt(file: string, text: string, startLine: number, length: number): Anchor {
  const around = scanFile(text)
    .declarations.map((outline) => qualifiedName(outline))
    .map((name) => ({ name, lines: declarationLines(text, name) }))
    .find(({ lines }) => lines !== undefined && lines.start <= startLine && startLine <= lines.end);
  const isWhole = length === 0 && around?.lines?.start === startLine;
  const endLine = isWhole ? (around.lines?.end ?? startLine) : startLine + length;
  return anchorOf(text, { file, declaration: around?.name ?? "", startLine, endLine });
}

function textIn(record: Readonly<Record<string, unknown>>, key: string): string | undefined {
  const value = record[key];
  return typeof value === "string" && value !== "" ? value : undefined;
}

function lineOf(position: unknown): number | undefined {
  return isRecord(position) ? lineIn(position["line"]) : undefined;
}

function lineIn(value: unknown): number | undefined {
  return typeof value === "number" && Number.isInteger(value) && value > 0 ? value : undefined;
}
