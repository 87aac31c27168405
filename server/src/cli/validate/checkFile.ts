import type { CheckSettings, DocumentReport, ObjectSummary } from "../../core/check.ts";
import { locate } from "../../core/documents/documentPlace.ts";
import { positionAt, type Position, type SourceFile } from "../../core/documents/sourceFile.ts";
import type { Finding } from "../../core/finding.ts";
import type { PolicySet } from "../../core/policy/policySet.ts";
import type { SchemaSet } from "../../core/schema/schema.ts";
import type { Range } from "../../core/text/range.ts";
import { checkDocument } from "../../core/validate/checkDocument.ts";
import { checkPolicies, type UndecidedPolicy } from "../../core/validate/checkPolicies.ts";
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
  /** Admission policies of which only a cluster knows whether its objects keep them. */
  readonly undecided: readonly UndecidedPolicy[];
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
  policies: PolicySet,
  settings: CheckSettings,
  isWanted: (finding: Finding) => boolean,
  onFailure: (failure: RuleFailure) => void,
): CheckedFile {
  const documents = source.parts.flatMap(({ text }, index): CheckedDocument[] => {
    const document = parseDocument(text);
    const report = checkDocument(document, schemas, settings);
    const { findings, objects, failures } = report;
    failures?.forEach(onFailure);
    if (objects.length === 0 && findings.length === 0) return [];
    const asked = checkPolicies(document, report, policies, schemas, settings);
    const placed = [...findings, ...asked.findings]
      .filter(isWanted)
      .map((finding) => ({ ...finding, document: index, span: spanOf(source, index, finding.range) }));
    return [{ index, objects, findings: placed, undecided: asked.undecided }];
  });
  return { name: source.uri, source, documents };
}

/** Another place that belongs to a finding. */
export interface PlacedRelation extends Span {
  /** Of its file. */
  readonly name: string;
  readonly message: string;
}

export function relatedPlaces({ related = [] }: PlacedFinding): readonly PlacedRelation[] {
  return related.flatMap(({ message, place }) => {
    const span = locate(place, place.file);
    return span === undefined ? [] : [{ name: place.file.uri, message, ...span }];
  });
}

/** Where a range of a document lies in its file. */
export function spanOf(source: SourceFile, document: number, { start, end }: Range): Span {
  return { start: positionAt(source, document, start), end: positionAt(source, document, end) };
}
