import type { CheckSettings } from "../check.ts";
import type { DocumentPart } from "../documents/documentPart.ts";
import type { SourceFile } from "../documents/sourceFile.ts";
import type { Finding } from "../finding.ts";
import type { Chart } from "../helm/chartValues.ts";
import { missingValues, type MissingValue } from "../helm/missingValues.ts";
import type { Template } from "../helm/template.ts";
import { writtenPath } from "../helm/valuePath.ts";
import { say } from "../text/message.ts";
import { maySuppress, withoutSuppressed } from "../validate/suppressions.ts";
import { withSetSeverity } from "../validate/withSetSeverity.ts";
import { parseDocument } from "../yaml/parseDocument.ts";

/** Findings of the parts of a file that have any, at their places in the part. */
export type FindingsByPart = ReadonlyMap<DocumentPart, readonly Finding[]>;

/** What is said of a part of a file. */
export type FindingsOf = (part: DocumentPart) => readonly Finding[];

/**
 * How a template fits the values of its chart.
 * @param template of the whole file
 */
export function chartFindings(
  file: SourceFile,
  template: Template,
  chart: Chart,
  settings: CheckSettings,
): FindingsByPart {
  return inParts(file, missingValues(template, chart).map(findingOf), settings);
}

function findingOf({ reference: { path, range }, meant }: MissingValue): Finding {
  const advice = meant === undefined ? "" : say` Did you mean \`${meant}\`?`;
  const { start, end } = range;
  return {
    code: "missing-chart-value",
    family: "reference",
    severity: "hint",
    message: say`The values of the chart have no \`${writtenPath(path)}\`.${advice}`,
    range: { start, end },
    path: writtenPath(path),
    ...(meant === undefined
      ? {}
      : {
          fixes: [
            {
              title: say`Change to \`${meant}\``,
              edits: [{ range: { start, end }, newText: meant }],
              preferred: true,
            },
          ],
        }),
  };
}

/** Findings at places of a whole file, in the parts that they lie in. */
export function inParts(
  { parts }: SourceFile,
  findings: readonly Finding[],
  settings: CheckSettings,
): FindingsByPart {
  const found = new Map<DocumentPart, readonly Finding[]>();
  let start = 0;
  for (const part of parts) {
    const end = start + part.text.length;
    const inside = findings.filter(({ range }) => start <= range.start && range.start < end);
    const moved = inside.map((finding) => moveBack(finding, start));
    const wanted = maySuppress(part.text) ? withoutSuppressed(moved, parseDocument(part.text)) : moved;
    const shown = wanted.flatMap((finding) => withSetSeverity(finding, settings));
    if (shown.length > 0) found.set(part, shown);
    start = end;
  }
  return found;
}

function moveBack(finding: Finding, offset: number): Finding {
  const move = <Placed extends { readonly range: Finding["range"] }>(placed: Placed): Placed => ({
    ...placed,
    range: { start: placed.range.start - offset, end: placed.range.end - offset },
  });
  const fixes = finding.fixes?.map((fix) => ({ ...fix, edits: fix.edits.map(move) }));
  return { ...move(finding), ...(fixes === undefined ? {} : { fixes }) };
}
