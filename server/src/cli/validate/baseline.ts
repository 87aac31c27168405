import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { ObjectSummary } from "../../core/check.ts";
import { isObject } from "../../core/schema/jsonValue.ts";
import { say } from "../../core/text/message.ts";
import { CommandError, readFailure } from "../commandError.ts";
import { replaceFile } from "../replaceFile.ts";
import { pathInside } from "../report/pathInside.ts";
import type { CheckedDocument, CheckedFile, PlacedFinding } from "./checkFile.ts";

/**
 * Findings that are known and accepted, counted by what they are about: file, object, field path and code. Lines and words are no
 * part of it, so edits elsewhere in a file and new versions of Drydock make nothing new of them.
 */
export type Baseline = ReadonlyMap<string, number>;

const format = "drydock-baseline/v1";

/** Reads what `writeBaseline` wrote. Throws a {@link CommandError} when the file is something else. */
export function readBaseline(name: string, folder: string): Baseline {
  let text: string;
  try {
    text = readFileSync(path.resolve(folder, name), "utf8");
  } catch (error) {
    throw new CommandError(say`${readFailure(name, error)} \`--write-baseline ${name}\` writes one.`);
  }
  const known = knownIn(text);
  if (known === undefined)
    throw new CommandError(
      say`\`${name}\` is no baseline of Drydock. \`--write-baseline ${name}\` writes one.`,
    );
  return known;
}

function knownIn(text: string): Baseline | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (!isObject(value) || value["format"] !== format || !isObject(value["findings"])) return undefined;
    return new Map(
      Object.entries(value["findings"]).flatMap(([key, count]) =>
        typeof count === "number" ? [[key, count] as const] : [],
      ),
    );
  } catch {
    return undefined;
  }
}

/** Writes counted findings, one a line and ordered, so that a change of the file shows what was accepted. */
export function writeBaseline(name: string, folder: string, known: Baseline): void {
  const findings = Object.fromEntries([...known].toSorted(([one], [other]) => (one < other ? -1 : 1)));
  try {
    const file = path.resolve(folder, name);
    const bytes = Buffer.from(`${JSON.stringify({ format, findings }, undefined, 2)}\n`);
    if (existsSync(file)) replaceFile(file, bytes);
    else writeFileSync(file, bytes);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CommandError(say`The baseline \`${name}\` cannot be written: ${reason}.`);
  }
}

/** Counts the findings of one more file. */
export function addFindings(counts: Map<string, number>, file: CheckedFile, folder: string): void {
  for (const document of file.documents)
    for (const finding of document.findings) addOne(counts, keyOf(file, document, finding, folder));
}

/** Returns how many there are now. */
function addOne(counts: Map<string, number>, key: string): number {
  const count = (counts.get(key) ?? 0) + 1;
  counts.set(key, count);
  return count;
}

/** The file with the findings that the baseline does not have. */
export function withoutKnown(file: CheckedFile, known: Baseline, folder: string): CheckedFile {
  const met = new Map<string, number>();
  const isNew = (document: CheckedDocument, finding: PlacedFinding): boolean => {
    const key = keyOf(file, document, finding, folder);
    return addOne(met, key) > (known.get(key) ?? 0);
  };
  return {
    ...file,
    documents: file.documents.map((document) => ({
      ...document,
      findings: document.findings.filter((finding) => isNew(document, finding)),
    })),
  };
}

function keyOf(
  { name }: CheckedFile,
  { objects }: CheckedDocument,
  finding: PlacedFinding,
  folder: string,
): string {
  const file = (pathInside(folder, name) ?? name).split(path.sep).join("/");
  return [file, objects.map(titleOf).join(","), finding.path, finding.code].join(" ");
}

function titleOf({ gvk, name = "", namespace }: ObjectSummary): string {
  return [gvk.kind, ...(namespace === undefined ? [] : [namespace]), name].join("/");
}
