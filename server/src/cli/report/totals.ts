import type { Message } from "../../core/text/message.ts";
import type { CheckedFile } from "../validate/checkFile.ts";

/** Counts over all files. */
export interface Totals {
  readonly files: number;
  readonly filesWithFindings: number;
  readonly objects: number;
  readonly errors: number;
  readonly warnings: number;
  /** Findings of severity info and hint. */
  readonly notes: number;
  /** What could not be read, in sentences. */
  readonly problems: readonly Message[];
}

export const nothingYet: Totals = {
  files: 0,
  filesWithFindings: 0,
  objects: 0,
  errors: 0,
  warnings: 0,
  notes: 0,
  problems: [],
};

export function addFile(totals: Totals, { documents }: CheckedFile): Totals {
  const findings = documents.flatMap((document) => document.findings);
  const errors = findings.filter(({ severity }) => severity === "error").length;
  const warnings = findings.filter(({ severity }) => severity === "warning").length;
  return {
    ...totals,
    files: totals.files + 1,
    filesWithFindings: totals.filesWithFindings + (findings.length === 0 ? 0 : 1),
    objects: totals.objects + documents.reduce((sum, { objects }) => sum + objects.length, 0),
    errors: totals.errors + errors,
    warnings: totals.warnings + warnings,
    notes: totals.notes + findings.length - errors - warnings,
  };
}
