import type { Fix } from "../../core/finding.ts";
import type { Words } from "../../core/text/message.ts";
import {
  relatedPlaces,
  spanOf,
  type PlacedRelation,
  type CheckedFile,
  type PlacedFinding,
  type Span,
} from "../validate/checkFile.ts";
import type { Reporter, RunFacts } from "./reporter.ts";

/** One JSON object per finding and line; lines and columns count from 1, columns in UTF-16 code units. */
export function jsonLines({ words }: RunFacts): Reporter {
  return {
    start: () => "",
    file: (file) =>
      file.documents
        .flatMap(({ findings }) => findings)
        .map((finding) => line(file, finding, words))
        .join(""),
    end: () => "",
  };
}

function line(file: CheckedFile, finding: PlacedFinding, words: Words): string {
  const { document, span, path, code, severity, family, message, fixes = [] } = finding;
  const related = relatedPlaces(finding);
  const record = {
    file: file.name,
    document,
    ...positions(span),
    path,
    code,
    severity,
    family,
    message: words(message),
    fixes: fixes.map((fix) => placedFix(file, document, fix, words)),
    ...(related.length === 0 ? {} : { related: related.map((place) => placedRelation(place, words)) }),
  };
  return `${JSON.stringify(record)}\n`;
}

function placedFix(
  { source }: CheckedFile,
  document: number,
  { title, preferred, edits }: Fix,
  words: Words,
): object {
  return {
    title: words(title),
    preferred: preferred ?? false,
    edits: edits.map(({ range, newText }) => ({ ...positions(spanOf(source, document, range)), newText })),
  };
}

function placedRelation({ name, message, ...span }: PlacedRelation, words: Words): object {
  return { file: name, ...positions(span), message: words(message) };
}

function positions({ start, end }: Span): object {
  return {
    line: start.line + 1,
    column: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}
