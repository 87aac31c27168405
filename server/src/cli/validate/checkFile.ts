import type { CheckSettings, DocumentReport, ObjectSummary } from "../../core/check.ts";
import { positionAt, type Position, type SourceFile } from "../../core/documents/sourceFile.ts";
import type { Finding } from "../../core/finding.ts";
import type { SchemaSet } from "../../core/schema/schema.ts";
import type { Range } from "../../core/text/range.ts";
import { checkDocument } from "../../core/validate/checkDocument.ts";
import { parseDocument } from "../../core/yaml/parseDocument.ts";

/** From the first character to behind the last, zero-based. */
export interface Span {
  readonly start: Position;
  readonly end: Position;
}

/** A finding with its place in the file. */
export interface PlacedFinding extends Finding {
  /** Zero-based index of the YAML document. */
  readonly document: number;
  readonly span: Span;
}

/** A YAML document with Kubernetes objects, or one that is meant to hold some and cannot be read. */
export interface CheckedDocument {
  readonly index: number;
  readonly objects: readonly ObjectSummary[];
  readonly findings: readonly PlacedFinding[];
}

/** All that reports need to know about one file. */
export interface CheckedFile {
  readonly name: string;
  readonly source: SourceFile;
  readonly documents: readonly CheckedDocument[];
}

type RuleFailure = NonNullable<DocumentReport["failures"]>[number];

/**
 * Checks every document of a file.
 * @param isWanted which findings are reported
 * @param onFailure is told of rules that threw: a mistake of ours
 */
export function checkFile(
  source: SourceFile,
  schemas: SchemaSet,
  settings: CheckSettings,
  isWanted: (finding: Finding) => boolean,
  onFailure: (failure: RuleFailure) => void,
): CheckedFile {
  const documents = source.parts.flatMap(({ text }, index): CheckedDocument[] => {
    const { findings, objects, failures } = checkDocument(parseDocument(text), schemas, settings);
    failures?.forEach(onFailure);
    if (objects.length === 0 && findings.length === 0) return [];
    const placed = findings
      .filter(isWanted)
      .map((finding) => ({ ...finding, document: index, span: spanOf(source, index, finding.range) }));
    return [{ index, objects, findings: placed }];
  });
  return { name: source.uri, source, documents };
}

/** Where a range of a document lies in its file. */
export function spanOf(source: SourceFile, document: number, { start, end }: Range): Span {
  return { start: positionAt(source, document, start), end: positionAt(source, document, end) };
}
