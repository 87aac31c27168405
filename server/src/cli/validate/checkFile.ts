import type { Expectations } from "../../core/analysis/fileAnalysis.ts";
import type { DocumentReport, ObjectSummary } from "../../core/check.ts";
import type { DocumentPart } from "../../core/documents/documentPart.ts";
import { locate } from "../../core/documents/documentPlace.ts";
import { positionAt, type Position, type SourceFile } from "../../core/documents/sourceFile.ts";
import type { Finding } from "../../core/finding.ts";
import { Cursor } from "../../core/manifest/cursor.ts";
import { unmended, type BuiltFileReport } from "../../core/references/checkBuilds.ts";
import type { Message } from "../../core/text/message.ts";
import type { Range } from "../../core/text/range.ts";
import { checkDocument } from "../../core/validate/checkDocument.ts";
import { checkPolicies, type UndecidedPolicy } from "../../core/validate/checkPolicies.ts";
import type { YamlDocument } from "../../core/yaml/node.ts";
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

/** A rule threw: a mistake of ours. */
export type RuleFailure = NonNullable<DocumentReport["failures"]>[number];

/** Who hears of what is found on the way. */
interface CheckEvents {
  onFailure(failure: RuleFailure): void;
  /** A document was read, so that nobody has to read it again. @param root the cursor at the whole of it */
  onDocument(part: DocumentPart, document: YamlDocument, root: Cursor): void;
}

/**
 * Checks every document of a file by itself.
 * @param isWanted which findings are reported
 */
export function checkFile(
  source: SourceFile,
  { schemas, settings, policies, form }: Expectations,
  isWanted: (finding: Finding) => boolean,
  events: CheckEvents,
): CheckedFile {
  const documents = source.parts.flatMap((part, index): CheckedDocument[] => {
    const document = parseDocument(part.text);
    const root = Cursor.root(document.root);
    events.onDocument(part, document, root);
    const report = checkDocument(document, schemas, settings, form, root);
    const { findings, objects, failures } = report;
    for (const failure of failures ?? []) events.onFailure(failure);
    if (objects.length === 0 && findings.length === 0) return [];
    const asked = checkPolicies(document, report, policies, schemas, settings);
    const wanted = [...findings, ...asked.findings].filter(isWanted);
    return [{ index, objects, findings: place(source, index, wanted), undecided: asked.undecided }];
  });
  return { name: source.uri, source, documents };
}

/** Another place that belongs to a finding. */
export interface PlacedRelation extends Span {
  /** Of its file. */
  readonly name: string;
  readonly message: Message;
}

export function relatedPlaces({ related = [] }: PlacedFinding): readonly PlacedRelation[] {
  return related.flatMap(({ message, place }) => {
    const span = locate(place, place.file);
    return span === undefined ? [] : [{ name: place.file.uri, message, ...span }];
  });
}

/** The file without what is made good where it is built. */
export function withoutMended(file: CheckedFile, { mended }: Pick<BuiltFileReport, "mended">): CheckedFile {
  const documents = file.documents.map((document) => {
    const part = file.source.parts[document.index];
    const codes = part === undefined ? undefined : mended.get(part);
    return { ...document, findings: unmended(document.findings, codes) };
  });
  return { ...file, documents };
}

/**
 * The file with further findings in some of its documents, which may be the first that are told of them.
 * @param findingsIn is told what is known already
 */
export function withFindings(
  file: CheckedFile,
  findingsIn: (part: DocumentPart, said: readonly Finding[]) => readonly Finding[],
): CheckedFile {
  const known = new Map(file.documents.map((document) => [document.index, document]));
  const documents = file.source.parts.flatMap((part, index): readonly CheckedDocument[] => {
    const document = known.get(index);
    const found = findingsIn(part, document?.findings ?? []);
    if (found.length === 0) return document === undefined ? [] : [document];
    const findings = [...(document?.findings ?? []), ...place(file.source, index, found)];
    findings.sort((one, other) => one.range.start - other.range.start);
    return [{ index, objects: document?.objects ?? [], findings, undecided: document?.undecided ?? [] }];
  });
  return { ...file, documents };
}

function place(source: SourceFile, document: number, findings: readonly Finding[]): readonly PlacedFinding[] {
  return findings.map((finding) => ({ ...finding, document, span: spanOf(source, document, finding.range) }));
}

/** Where a range of a document lies in its file. */
export function spanOf(source: SourceFile, document: number, { start, end }: Range): Span {
  return { start: positionAt(source, document, start), end: positionAt(source, document, end) };
}
