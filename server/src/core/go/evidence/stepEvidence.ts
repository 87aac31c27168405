import { scanFile } from "../scan.ts";
import { declarationLines } from "../tour/anchor.ts";
import type { CodePlace, Step } from "../walkthrough.ts";

/** A declaration and its source, comments above it included. */
export interface EvidencePart {
  /** As in `(*Controller).Run`. */
  readonly name: string;
  readonly source: string;
}

/** What may be said of a step rests on this and on nothing else. */
export interface StepEvidence {
  /** The lines of the step. */
  readonly source: string;
  /** 1-based, both inclusive. */
  readonly startLine: number;
  readonly endLine: number;
  /** The declaration that holds it, then those that it calls. */
  readonly parts: readonly EvidencePart[];
  /** Names that its file imports. */
  readonly imports: readonly string[];
  /** What Drydock itself says of it. */
  readonly statements: readonly string[];
}

/** The files that the evidence of a step lies in, relative to the root. */
export function evidenceFiles({ file, callees }: Step): readonly string[] {
  return [...new Set([file, ...callees.map((callee) => callee.file)])];
}

/** @param textOf the text of a file that {@link evidenceFiles} names; what is absent supports nothing */
export function stepEvidence(step: Step, textOf: (file: string) => string | undefined): StepEvidence {
  const text = textOf(step.file) ?? "";
  const lines = text.split("\n").slice(step.startLine - 1, step.endLine);
  const places: readonly CodePlace[] = [step, ...step.callees];
  return {
    source: lines.join("\n"),
    startLine: step.startLine,
    endLine: step.endLine,
    parts: places.flatMap(({ file, declaration }) => {
      const source = declarationSource(textOf(file) ?? "", declaration);
      return source === undefined ? [] : [{ name: declaration, source }];
    }),
    imports: scanFile(text).imports.flatMap(({ path, name }) => [path, name ?? ""]),
    statements: [step.title, step.text.what, step.text.why, ...step.text.facts, ...step.text.notes],
  };
}

function declarationSource(text: string, declaration: string): string | undefined {
  const found = declarationLines(text, declaration);
  if (found === undefined) return undefined;
  const lines = text.split("\n");
  let start = found.start;
  while (lines[start - 2]?.startsWith("//") === true) start--;
  return lines.slice(start - 1, found.end).join("\n");
}
