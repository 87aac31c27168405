import type { Step, Walkthrough } from "../walkthrough.ts";
import { wordsOf } from "../words/describe.ts";
import type { Language } from "../words/words.ts";
import type { Anchor } from "./anchor.ts";

/** A tour file of the CodeTour extension; see its schema, https://aka.ms/codetour-schema. */
export interface CodeTour {
  readonly $schema: string;
  readonly title: string;
  /** Where it is pinned: the player then shows this commit. */
  readonly ref?: string;
  readonly steps: readonly TourStep[];
}

export interface TourStep {
  readonly title: string;
  readonly description: string;
  readonly file: string;
  /** Only in a pinned tour: the player believes a line whatever the source has become. */
  readonly line?: number;
  /** Only in a pinned tour: the lines of the step. 1-based. */
  readonly selection?: { readonly start: TourPosition; readonly end: TourPosition };
  /** A regular expression for the first line, for a tour that survives edits. */
  readonly pattern?: string;
  /** Ours; the player ignores it. `--check` finds the step again by it. */
  readonly drydock: Anchor;
}

interface TourPosition {
  readonly line: number;
  readonly character: number;
}

/** A tour that survives edits, or with a commit one that is pinned to it. */
export function toCodeTour(
  { name, steps }: Walkthrough,
  language: Language,
  commit: string | undefined,
): CodeTour {
  const words = wordsOf(language);
  return {
    $schema: "https://aka.ms/codetour-schema",
    title: words.walkthroughOf.replace("{name}", name),
    ...(commit !== undefined && { ref: commit }),
    steps: steps.map((step) => ({
      title: sanitise(step.title),
      description: description(step, words.whyHeading, words.colon),
      file: step.file,
      ...(commit === undefined ? { pattern: patternOf(step.anchor.firstLine) } : pinned(step)),
      drydock: step.anchor,
    })),
  };
}

function pinned({ startLine, endLine }: Step): Pick<TourStep, "line" | "selection"> {
  const start = { line: startLine, character: 1 };
  return { line: startLine, selection: { start, end: { line: endLine + 1, character: 1 } } };
}

function description({ text }: Step, why: string, colon: string): string {
  const lists = [...text.facts, ...text.notes].map((line) => `- ${line}`);
  return sanitise(
    [text.what, `*${why}*${colon}${text.why}`, lists.join("\n")].filter((each) => each !== "").join("\n\n"),
  );
}

function patternOf(firstLine: string): string {
  return `^[^\\S\\n]*${firstLine.replaceAll(/[\\^$.*+?()[\]{}|/]/gu, String.raw`\$&`)}`;
}

/** The player trusts its Markdown: links, commands, shell lines and tags must not come out of source code. */
export function sanitise(markdown: string): string {
  return markdown
    .replaceAll(/^>> /gmu, "> ")
    .replaceAll(/[[\]]/gu, String.raw`\$&`)
    .replaceAll("<", "&lt;")
    .replaceAll(/command:/giu, "command ");
}
