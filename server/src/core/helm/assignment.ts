import type { Token } from "./action.ts";

/** `$a, $b := pipeline`, or `$a = pipeline`. */
export interface Assignment {
  /** With their dollar signs; a pipeline alone has none. */
  readonly names: readonly string[];
  readonly pipeline: readonly Token[];
  /** The variables are declared here. */
  readonly isNew: boolean;
}

/** What an action without its control word assigns. */
export function assignmentOf(tokens: readonly Token[]): Assignment {
  const sign = tokens.findIndex((token) => token.kind === "other" && /^:?=$/u.test(token.text));
  const names = tokens
    .slice(0, Math.max(0, sign))
    .flatMap((token) => (token.kind === "chain" && token.variable !== undefined ? [token.variable] : []));
  const written = tokens[sign];
  return {
    names,
    pipeline: tokens.slice(sign + 1),
    isNew: written?.kind === "other" && written.text === ":=",
  };
}

/** Variables that get a second value. */
export function changedVariables(tokens: readonly Token[]): readonly string[] {
  const { names, isNew } = assignmentOf(tokens);
  return isNew ? [] : names;
}
