import type { Token } from "./action.ts";
import { elementStep, keyStep, type ValuePath } from "./valuePath.ts";

/** What the dot, a variable or a chain stands for, as far as the text says it. */
export type Meaning =
  /** The root: `.Values`, `.Release` and the others lie below it. */
  | { readonly kind: "root" }
  | { readonly kind: "values"; readonly path: ValuePath }
  /** What a named template was called with: nearly always the root. */
  | { readonly kind: "argument" }
  | { readonly kind: "unknown" };

/** What names mean at one place of a template. */
export interface Scope {
  readonly dot: Meaning;
  /** By their names with the dollar sign; `$` itself is what the template was called with. */
  readonly variables: ReadonlyMap<string, Meaning>;
}

export const outermost: Scope = { dot: { kind: "root" }, variables: new Map([["$", { kind: "root" }]]) };

export const insideDefinition: Scope = {
  dot: { kind: "argument" },
  variables: new Map([["$", { kind: "argument" }]]),
};

const unknown: Meaning = { kind: "unknown" };

/** What the first `count` names of a chain lead to; all of them when it is left out. */
export function meaningOf(
  { variable, names }: Extract<Token, { kind: "chain" }>,
  { dot, variables }: Scope,
  count = names.length,
): Meaning {
  const start = variable === undefined ? dot : (variables.get(variable) ?? unknown);
  return names
    .slice(0, count)
    .filter(({ text }) => text !== "")
    .reduce<Meaning>((at, { text }) => below(at, text), start);
}

function below(at: Meaning, name: string): Meaning {
  switch (at.kind) {
    case "root":
    case "argument":
      return name === "Values" ? { kind: "values", path: [] } : unknown;
    case "values":
      return { kind: "values", path: [...at.path, keyStep(name)] };
    case "unknown":
      return unknown;
  }
}

/** One of the elements of a list or a map. */
export function elementOf(at: Meaning): Meaning {
  return at.kind === "values" ? { kind: "values", path: [...at.path, elementStep] } : unknown;
}

/**
 * What a pipeline comes to: that of a single chain, also where it has a default, and that of `index` with texts. Everything else
 * is computed.
 */
export function meaningOfPipeline(tokens: readonly Token[], scope: Scope): Meaning {
  const [first, second, third, ...others] = tokens;
  if (first?.kind === "other" && first.text === "(") {
    const end = tokens.findIndex((token) => token.kind === "other" && token.text === ")");
    return end === tokens.length - 1 ? meaningOfPipeline(tokens.slice(1, end), scope) : unknown;
  }
  if (first?.kind === "word" && first.text === "index" && second?.kind === "chain") {
    const keys = [...(third === undefined ? [] : [third]), ...others];
    return keys.reduce<Meaning>(
      (at, key) => (key.kind === "string" && at.kind === "values" ? below(at, key.value) : unknown),
      meaningOf(second, scope),
    );
  }
  if (first?.kind !== "chain") return unknown;
  const isDefaulted =
    second?.kind === "other" && second.text === "|" && third?.kind === "word" && third.text === "default";
  return second === undefined || isDefaulted ? meaningOf(first, scope) : unknown;
}
