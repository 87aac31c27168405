import type { Expectations } from "../../core/analysis/fileAnalysis.ts";
import type { ObjectSummary } from "../../core/check.ts";
import type { DocumentPart } from "../../core/documents/documentPart.ts";
import type { SourceFile } from "../../core/documents/sourceFile.ts";
import type { Finding } from "../../core/finding.ts";
import type { GraphObject } from "../../core/graph/graphObject.ts";
import type { LazyObject } from "../../core/graph/lazyObject.ts";
import { readPart } from "../../core/graph/readPart.ts";
import type { KeptObjects, ObjectsByPart } from "../../lsp/graph/keptObjects.ts";
import { checkFile, type CheckedFile, type RuleFailure } from "./checkFile.ts";
import { keyOf } from "./cleanFiles.ts";

/** One file checked by itself, and the objects in it, which are to be checked together with those of others. */
export interface CheckedContent {
  readonly file: CheckedFile;
  readonly objects: ReadonlyMap<DocumentPart, readonly GraphObject[]>;
}

/**
 * Checks a file, unless it is known that nothing is wrong with it.
 * @param text of the file
 */
export function checkInput(
  text: string,
  source: SourceFile,
  expectations: Expectations,
  {
    clean,
    isWanted,
    onFailure,
  }: {
    readonly clean: KeptObjects;
    readonly isWanted: (finding: Finding) => boolean;
    readonly onFailure: (failure: RuleFailure) => void;
  },
): CheckedContent {
  const { form } = expectations;
  const key = keyOf(text, source.language, expectations);
  const known = clean.objectsIn(key);
  if (known !== undefined) return cleanInput(source, known);
  const objects = new Map<DocumentPart, readonly GraphObject[]>();
  const failures: RuleFailure[] = [];
  const file = checkFile(source, expectations, isWanted, {
    onFailure(failure) {
      failures.push(failure);
      onFailure(failure);
    },
    onDocument: (part, document, root) => objects.set(part, readPart(document, form, root)),
  });
  const byPart = source.parts.map((part) => objects.get(part) ?? []);
  if (failures.length === 0 && isTold(file, byPart)) clean.add(key, byPart);
  return { file, objects };
}

function cleanInput(source: SourceFile, known: ObjectsByPart<LazyObject>): CheckedContent {
  const byPart = known.map((objects) => objects.map((each) => each.read()));
  const documents = byPart.flatMap((objects, index) =>
    objects.length === 0 ? [] : [{ index, objects: objects.map(summaryOf), findings: [], undecided: [] }],
  );
  const objects = new Map(source.parts.map((part, index) => [part, byPart[index] ?? []] as const));
  return { file: { name: source.uri, source, documents }, objects };
}

/** Whether all that there is to say of a file is said by its objects as the graph knows them, which leaves out those without a name. */
function isTold({ documents }: CheckedFile, byPart: ObjectsByPart): boolean {
  const counted = documents.reduce((sum, { objects }) => sum + objects.length, 0);
  const known = byPart.reduce((sum, objects) => sum + objects.length, 0);
  return (
    counted === known &&
    documents.every(({ findings, undecided }) => findings.length + undecided.length === 0)
  );
}

function summaryOf({ facts: { gvk, name, namespace } }: GraphObject): ObjectSummary {
  return { gvk, name, ...(namespace !== undefined && { namespace }) };
}
