import { scanFile } from "../scan.ts";
import { declarationLines } from "../tour/anchor.ts";
import type { CodePlace } from "../codePlace.ts";
import type { Step } from "../walkthrough.ts";

/** A declaration and its source, comments above it included. */
export interface EvidencePart {
  /** As in `(*Controller).Run`. */
  readonly name: string;
  readonly source: string;
}

/** What may be said of a subject rests on this and on nothing else. */
export interface StepEvidence {
  /** Its lines. */
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

/** A part of the source that something is said of. */
export interface Subject extends CodePlace {
  /** 1-based, both inclusive. */
  readonly startLine: number;
  readonly endLine: number;
  /** The functions that it calls. */
  readonly callees: readonly CodePlace[];
  /** What Drydock itself says of it. */
  readonly statements: readonly string[];
}

export function subjectOfStep(step: Step): Subject {
  const { title, text } = step;
  return { ...step, statements: [title, text.what, text.why, ...text.facts, ...text.notes] };
}

/** The files that the evidence of a subject lies in, relative to the root. */
export function evidenceFiles({ file, callees }: Subject): readonly string[] {
  return [...new Set([file, ...callees.map((callee) => callee.file)])];
}

/** @param textOf the text of a file that {@link evidenceFiles} names; what is absent supports nothing */
export function stepEvidence(subject: Subject, textOf: (file: string) => string | undefined): StepEvidence {
  const { startLine, endLine, statements } = subject;
  const text = textOf(subject.file) ?? "";
  const lines = text.split("\n").slice(startLine - 1, endLine);
  const places: readonly CodePlace[] = [subject, ...subject.callees];
  return {
    source: lines.join("\n"),
    startLine,
    endLine,
    parts: places.flatMap(({ file, declaration }) => {
      const source = declarationSource(textOf(file) ?? "", declaration);
      return source === undefined ? [] : [{ name: declaration, source }];
    }),
    imports: scanFile(text).imports.flatMap(({ path, name }) => [path, name ?? ""]),
    statements,
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
