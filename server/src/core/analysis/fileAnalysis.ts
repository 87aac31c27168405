import type { CheckSettings, DocumentReport } from "../check.ts";
import type { DocumentPart } from "../documents/documentPart.ts";
import type { SourceFile } from "../documents/sourceFile.ts";
import { readObjectFacts, type ObjectFacts } from "../features/facts/objectFacts.ts";
import type { SchemaSet } from "../schema/schema.ts";
import { checkDocument } from "../validate/checkDocument.ts";
import type { YamlDocument } from "../yaml/node.ts";

/** What is kept of a checked part; small, because a file may have tens of thousands of them. */
export interface PartAnalysis {
  readonly report: DocumentReport;
  readonly facts: readonly ObjectFacts[];
}

/** What a file is checked against. */
export interface Expectations {
  readonly schemas: SchemaSet;
  readonly settings: CheckSettings;
}

/**
 * What is known about one version of a file so far. Results belong to the identity of a part, not to its place, so an edit
 * carries those of all other parts over; a change of schemas or settings leaves none.
 */
export interface FileAnalysis {
  readonly file: SourceFile;
  readonly expectations: Expectations;
  /** Beside the file's parts; `undefined` where a part has still to be checked. */
  readonly results: readonly (PartAnalysis | undefined)[];
  /** How many parts have still to be checked. */
  readonly pending: number;
  /** First of the parts that the last edit made: checked before all others. */
  readonly changed: number;
}

/** What is known about a file before any of its parts is checked, given what is known about its version before. */
export function beginAnalysis(
  file: SourceFile,
  expectations: Expectations,
  before?: FileAnalysis,
): FileAnalysis {
  const isKept =
    before?.expectations.schemas === expectations.schemas &&
    before.expectations.settings === expectations.settings;
  if (!isKept) {
    const results = unchecked(file.parts.length);
    return { file, expectations, results, pending: results.length, changed: 0 };
  }
  if (before.file === file) return before;
  const head = commonHead(before.file.parts, file.parts);
  const tail = commonTail(before.file.parts, file.parts, head);
  const made = unchecked(file.parts.length - head - tail);
  const lost = before.results.slice(head, before.results.length - tail);
  const results = before.results.slice(0, head).concat(made, before.results.slice(head + lost.length));
  const stillPending = before.pending - lost.filter((result) => result === undefined).length;
  const changed = made.length === 0 ? Math.min(before.changed, head) : head;
  return { file, expectations, results, pending: stillPending + made.length, changed };
}

/** Read and check one document. */
export function analyzePart(document: YamlDocument, { schemas, settings }: Expectations): PartAnalysis {
  return { report: checkDocument(document, schemas, settings), facts: readObjectFacts(document) };
}

/** Indexes of the parts that have still to be checked: from the changed one to the end, then from the start. */
export function* pendingParts({ results, pending, changed }: FileAnalysis): Generator<number> {
  let left = pending;
  for (let step = 0; left > 0 && step < results.length; step++) {
    const index = (changed + step) % results.length;
    if (results[index] !== undefined) continue;
    left--;
    yield index;
  }
}

/** The analysis with the results of some of the parts that had none. */
export function withResults(analysis: FileAnalysis, found: ReadonlyMap<number, PartAnalysis>): FileAnalysis {
  const results = analysis.results.slice();
  for (const [index, result] of found) results[index] = result;
  return { ...analysis, results, pending: analysis.pending - found.size };
}

function unchecked(count: number): undefined[] {
  return new Array<undefined>(count).fill(undefined);
}

function commonHead(before: readonly DocumentPart[], after: readonly DocumentPart[]): number {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head++;
  return head;
}

function commonTail(before: readonly DocumentPart[], after: readonly DocumentPart[], head: number): number {
  const most = Math.min(before.length, after.length) - head;
  let tail = 0;
  while (tail < most && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  return tail;
}
