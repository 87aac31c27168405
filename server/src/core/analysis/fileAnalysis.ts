import type { CheckSettings, DocumentReport } from "../check.ts";
import { besideParts, partDifference } from "../documents/partDifference.ts";
import type { SourceFile } from "../documents/sourceFile.ts";
import { joinedFindings, nothingSaid, type Finding } from "../finding.ts";
import { readObjectFacts, type ObjectFacts } from "../features/facts/objectFacts.ts";
import { Cursor } from "../manifest/cursor.ts";
import { saySame, type PolicySet } from "../policy/policySet.ts";
import type { DocumentForm } from "../kustomize/documentForm.ts";
import type { SchemaSet } from "../schema/schema.ts";
import { checkInSteps } from "../validate/checkDocument.ts";
import { checkPolicies, type PolicyReport } from "../validate/checkPolicies.ts";
import type { Steps } from "../validate/steps.ts";
import type { YamlDocument } from "../yaml/node.ts";

/** What is kept of a checked part; small, because a file may have tens of thousands of them. */
export interface PartAnalysis {
  readonly report: DocumentReport;
  readonly facts: readonly ObjectFacts[];
  /** What admission policies say; absent when they have changed since they were asked. */
  readonly policies: PolicyReport | undefined;
}

/** What a file is checked against. */
export interface Expectations {
  readonly schemas: SchemaSet;
  readonly settings: CheckSettings;
  readonly policies: PolicySet;
  /** What others say of the file. */
  readonly form: DocumentForm;
}

/**
 * What is known about one version of a file so far. Results belong to the identity of a part, not to its place, so an edit
 * carries those of all other parts over; a change of schemas, settings or form leaves none, and one of policies takes away what they
 * said of the objects that they are about.
 */
export interface FileAnalysis {
  readonly file: SourceFile;
  readonly expectations: Expectations;
  /** Beside the file's parts; `undefined` where a part has not been checked. */
  readonly results: readonly (PartAnalysis | undefined)[];
  /** Everything that is known to be wrong with each of the parts. Beside them, too: at every key all of these are walked. */
  readonly findings: readonly (readonly Finding[])[];
  /** How many parts have still to be checked, or policies to be asked about them. */
  readonly pending: number;
  /** How many Kubernetes objects the checked parts hold. */
  readonly objects: number;
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
    before.expectations.settings === expectations.settings &&
    before.expectations.form === expectations.form;
  if (!isKept) {
    const results = unchecked(file.parts.length);
    const changed = before === undefined ? 0 : changedIn(file, before);
    const findings = results.map(findingsOf);
    return { file, expectations, results, findings, pending: results.length, objects: 0, changed };
  }
  if (before.expectations.policies !== expectations.policies)
    return beginAnalysis(file, expectations, withPolicies(before, expectations));
  if (before.file === file) return before;
  const difference = partDifference(before.file.parts, file.parts);
  const { head, removed, added } = difference;
  const lost = before.results.slice(head, head + removed.length);
  const results = besideParts(before.results, difference, undefined);
  const findings = besideParts(before.findings, difference, nothingSaid);
  const stillPending = before.pending - lost.filter(isPending).length;
  const changed = added.length === 0 ? Math.min(before.changed, head) : head;
  const objects = before.objects - countObjects(lost);
  return { file, expectations, results, findings, pending: stillPending + added.length, objects, changed };
}

function changedIn(file: SourceFile, before: FileAnalysis): number {
  if (before.file === file) return before.changed;
  const { head, added } = partDifference(before.file.parts, file.parts);
  return added.length === 0 ? Math.min(before.changed, head) : head;
}

/** The analysis under other policies: only objects that these are about have to be put to them again. */
function withPolicies(before: FileAnalysis, expectations: Expectations): FileAnalysis {
  const results = before.results.map((result) =>
    result === undefined || isUntouched(result, before.expectations, expectations)
      ? result
      : { ...result, policies: undefined },
  );
  const pending = results.filter(isPending).length;
  return { ...before, expectations, results, findings: results.map(findingsOf), pending };
}

function isUntouched({ report }: PartAnalysis, before: Expectations, after: Expectations): boolean {
  return report.objects.every(({ gvk, namespace }) => {
    const lookup = after.schemas.lookup(gvk);
    return (
      lookup.status !== "found" ||
      saySame(before.policies, after.policies, gvk.group, lookup.info.plural, namespace)
    );
  });
}

function isPending(result: PartAnalysis | undefined): boolean {
  return result?.policies === undefined;
}

/**
 * Read and check one document.
 * @param before what was found in it under other policies
 */
export function* analyzePart(
  document: YamlDocument,
  { schemas, settings, policies, form }: Expectations,
  before?: PartAnalysis,
): Steps<PartAnalysis> {
  const root = Cursor.root(document.root);
  const report = before?.report ?? (yield* checkInSteps(document, schemas, settings, form, root));
  const facts = before?.facts ?? readObjectFacts(document, root);
  yield;
  return { report, facts, policies: checkPolicies(document, report, policies, schemas, settings) };
}

function findingsOf(result: PartAnalysis | undefined): readonly Finding[] {
  if (result === undefined) return nothingSaid;
  const { report, policies } = result;
  const findings = joinedFindings(report.findings, policies?.findings);
  return findings.length === 0 ? nothingSaid : findings;
}

/** Indexes of the parts that have still to be checked: from the changed one to the end, then from the start. */
export function* pendingParts({ results, pending, changed }: FileAnalysis): Generator<number> {
  let left = pending;
  for (let step = 0; left > 0 && step < results.length; step++) {
    const index = (changed + step) % results.length;
    if (!isPending(results[index])) continue;
    left--;
    yield index;
  }
}

/** The analysis with the results of some of the parts that had none. */
export function withResults(analysis: FileAnalysis, found: ReadonlyMap<number, PartAnalysis>): FileAnalysis {
  const results = analysis.results.slice();
  const replaced = [...found.keys()].map((index) => results[index]);
  const findings = analysis.findings.slice();
  for (const [index, result] of found) {
    results[index] = result;
    findings[index] = findingsOf(result);
  }
  const objects = analysis.objects - countObjects(replaced) + countObjects(found.values());
  return { ...analysis, results, findings, pending: analysis.pending - found.size, objects };
}

function countObjects(results: Iterable<PartAnalysis | undefined>): number {
  let objects = 0;
  for (const result of results) objects += result?.report.objects.length ?? 0;
  return objects;
}

function unchecked(count: number): undefined[] {
  return new Array<undefined>(count).fill(undefined);
}
