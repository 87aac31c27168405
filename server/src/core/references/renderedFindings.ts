import type { Finding } from "../finding.ts";
import type { RenderedDocument, RenderFailure } from "../helm/renderedChart.ts";
import { templateLines } from "../helm/templateLines.ts";
import { say, verbatim } from "../text/message.ts";
import type { Range } from "../text/range.ts";

/** Lines of a text, without the blanks around what stands in them. */
interface Lines {
  readonly ranges: readonly Range[];
  readonly indentations: readonly number[];
}

/**
 * What is wrong with a rendered document, at the lines of the template that it comes from. A line that nothing in the template looks
 * like belongs to the nearest one above that is indented less, as what an action prints belongs to its key.
 * @param findings of the rendered document, at their places in it; errors and warnings count
 * @param template the text of the whole template file
 */
export function renderedFindings(
  { text }: RenderedDocument,
  findings: readonly Finding[],
  template: string,
): readonly Finding[] {
  const told = findings.filter(({ severity }) => severity === "error" || severity === "warning");
  if (told.length === 0) return [];
  const rendered = linesOf(text);
  const places = linesOf(template);
  const origins = templateLines(template, text);
  return told.flatMap(({ code, family, severity, message, path, range: place }): readonly Finding[] => {
    const line = rendered.ranges.findLastIndex(({ start }) => start <= place.start);
    const range = places.ranges[originOf(line, origins, rendered.indentations) ?? -1];
    if (range === undefined) return [];
    return [{ code, family, severity, message: say`As Helm renders it: ${message}`, path, range }];
  });
}

function originOf(
  line: number,
  origins: readonly (number | undefined)[],
  indentations: readonly number[],
): number | undefined {
  const origin = origins[line];
  if (origin !== undefined || line < 0) return origin;
  const indentation = indentations[line] ?? 0;
  const holder = indentations.findLastIndex((each, index) => index < line && each < indentation);
  return originOf(holder, origins, indentations);
}

/** Where Helm gave up, at the line that it names. */
export function failureFinding(
  { line, message, isWanted }: RenderFailure,
  template: string,
): Finding | undefined {
  const range = linesOf(template).ranges[line];
  if (range === undefined) return undefined;
  return {
    code: "chart-not-rendered",
    family: "reference",
    severity: isWanted ? "hint" : "error",
    message: isWanted
      ? say`With its own values alone the chart is not rendered: ${verbatim(message)}`
      : say`Helm cannot render the chart: ${verbatim(message)}`,
    range,
    path: "",
  };
}

function linesOf(text: string): Lines {
  const ranges: Range[] = [];
  const indentations: number[] = [];
  let at = 0;
  for (const line of text.split("\n")) {
    const start = at + (line.length - line.trimStart().length);
    ranges.push({ start, end: Math.max(start, at + line.trimEnd().length) });
    indentations.push(start - at);
    at += line.length + 1;
  }
  return { ranges, indentations };
}
