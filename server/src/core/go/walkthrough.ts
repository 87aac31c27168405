import { calleesOf } from "./callees.ts";
import { isInsideLibrary, phaseOfKind, type Candidate, type Edge, type StepKind } from "./candidate.ts";
import type { Fact } from "./facts/fact.ts";
import type { CodePlace } from "./codePlace.ts";
import { findFacts } from "./facts/findFacts.ts";
import { lineAt, lineStarts, type LineStarts } from "./lines.ts";
import { qualifiedName, type Declaration, type Program } from "./program.ts";
import { createResolver } from "./resolver.ts";
import { anchorOf, type Anchor } from "./tour/anchor.ts";
import { selectSteps } from "./select.ts";
import { reachedFunctions, type ReachedFunction } from "./ways/reached.ts";
import { walkProgram } from "./walk/walkProgram.ts";
import { describe, wordsOf, type StepText } from "./words/describe.ts";
import type { Language } from "./words/words.ts";

/** One step of a walkthrough, as it is shown and exported. */
export interface Step {
  /** 1-based, in the order in which the code runs. */
  readonly order: number;
  readonly kind: StepKind;
  /** 1 to 8: the part of the program's life. */
  readonly phase: number;
  readonly title: string;
  /** Relative to the root, with `/`. */
  readonly file: string;
  /** The name that the step is known by. */
  readonly symbol: string;
  /** The declaration that holds it, as in `(*Controller).Run`. */
  readonly declaration: string;
  /** 1-based, both inclusive. */
  readonly startLine: number;
  readonly endLine: number;
  readonly via: Edge["kind"];
  /** From 0 to 1. */
  readonly confidence: number;
  /** How many others look like this one and were left out. */
  readonly alternatives: number;
  /** What follows runs inside of a library whose source is not told. */
  readonly isInsideLibrary: boolean;
  readonly facts: readonly Fact[];
  /** The functions that it calls: what may be said of a step rests on them as well. */
  readonly callees: readonly CodePlace[];
  readonly text: StepText;
  /** Finds the step again after an edit. */
  readonly anchor: Anchor;
}

export interface Walkthrough {
  /** The file of the main function, relative to the root. */
  readonly entry: string;
  /** The name of the program: its folder. */
  readonly name: string;
  readonly steps: readonly Step[];
  /** All that the walk came by, `main` first. */
  readonly functions: readonly ReachedFunction[];
}

/**
 * The walkthrough of the program whose main function is in `folder` (absolute, with `/`); `undefined` where there is none.
 * Every step has its range from the syntax tree.
 *
 * @param followed the file or folder of the controller that is to be followed out of several
 */
export function createWalkthrough(
  program: Program,
  folder: string,
  language: Language,
  followed?: string,
): Walkthrough | undefined {
  const home = program.packageIn(folder);
  const main = home?.name === "main" ? home.functions.get("main") : undefined;
  if (main === undefined) return undefined;
  const words = wordsOf(language);
  const resolver = createResolver(program);
  const lines = new Map<string, LineStarts>();
  const linesOf = ({ declaration: { file } }: Candidate): LineStarts => {
    const known = lines.get(file.path) ?? lineStarts(file.text);
    lines.set(file.path, known);
    return known;
  };
  const { candidates, calls } = walkProgram(program, main, followed);
  const selected = selectSteps(candidates, calls, followed);
  const steps = selected.map((candidate, index): Step => {
    const starts = linesOf(candidate);
    const facts = findFacts(program, candidate, starts);
    const text = describe(candidate, selected, facts, words);
    const place = {
      file: relativeTo(program.root, candidate.declaration.file.path),
      declaration: qualifiedName(candidate.declaration.outline),
      startLine: lineAt(starts, candidate.first.start),
      endLine: lineAt(starts, candidate.last.end),
    };
    return {
      order: index + 1,
      kind: candidate.kind,
      phase: phaseOfKind[candidate.kind],
      title: text.title,
      ...place,
      symbol: candidate.symbol,
      via: candidate.via.kind,
      confidence: candidate.via.confidence,
      alternatives: candidate.via.alternatives,
      isInsideLibrary: isInsideLibrary(candidate.kind),
      facts,
      callees: calleesOf(resolver, candidate).map(({ outline, file }) => ({
        file: relativeTo(program.root, file.path),
        declaration: qualifiedName(outline),
      })),
      text,
      anchor: anchorOf(candidate.declaration.file.text, place),
    };
  });
  return {
    entry: relativeTo(program.root, main.file.path),
    name: folder.slice(folder.lastIndexOf("/") + 1),
    steps,
    functions: reachedFunctions([main, ...initializersIn(selected)], calls, ({ path }) =>
      relativeTo(program.root, path),
    ),
  };
}

/** Nobody calls them: the program begins with them. */
function initializersIn(selected: readonly Candidate[]): readonly Declaration[] {
  return selected.map(({ declaration }) => declaration).filter(({ outline }) => outline.name === "init");
}

function relativeTo(root: string, path: string): string {
  return path.startsWith(`${root}/`) ? path.slice(root.length + 1) : path;
}
