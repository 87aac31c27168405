import type { Range } from "../text/range.ts";

/** One name of a chain such as `.Values.image`, without its dot; empty where it is still to be written. */
export interface Name extends Range {
  readonly text: string;
}

/** A piece of an action, as Go's `text/template` cuts it (https://pkg.go.dev/text/template#hdr-Actions). */
export type Token = Range &
  (
    | {
        /** `.`, `.Values.image`, `$`, `$item.name`; behind a bracket the names of what it comes to. */
        readonly kind: "chain";
        /** With its dollar sign; absent where the chain starts at the dot. */
        readonly variable: string | undefined;
        readonly names: readonly Name[];
      }
    | { readonly kind: "word"; readonly text: string }
    | { readonly kind: "string"; readonly value: string }
    | { readonly kind: "other"; readonly text: string }
  );

/** What stands between `{{` and `}}`; the range is that of the braces. */
export interface Action extends Range {
  readonly tokens: readonly Token[];
  /** `{{-` and `-}}` take the blanks and line breaks on their side away. */
  readonly trimsBefore: boolean;
  readonly trimsAfter: boolean;
  readonly isComment: boolean;
  /** False while the braces behind it are still to be written. */
  readonly isClosed: boolean;
}

/** The words that begin or end a block, or leave one. They print nothing themselves. */
const controlWords = ["if", "else", "range", "with", "define", "block", "end", "break", "continue"] as const;

export type ControlWord = (typeof controlWords)[number];

/** Which block an action begins, goes on with or ends. */
export function controlWordOf({ tokens }: Action): ControlWord | undefined {
  const first = tokens[0];
  return first?.kind === "word" ? controlWords.find((word) => word === first.text) : undefined;
}

/** Which block `{{ else if … }}` and `{{ else with … }}` go on with. */
export function wordBehindElse({ tokens }: Action): "if" | "with" | undefined {
  const [first, second] = tokens;
  if (first?.kind !== "word" || first.text !== "else" || second?.kind !== "word") return undefined;
  return second.text === "if" || second.text === "with" ? second.text : undefined;
}

/** `$name := …` and `$name = …` print nothing. */
export function isAssignment({ tokens }: Action): boolean {
  const [first, second] = tokens;
  return (
    first?.kind === "chain" &&
    first.variable !== undefined &&
    second?.kind === "other" &&
    /^:?=$/u.test(second.text)
  );
}
