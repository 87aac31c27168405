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

/**
 * What the first `count` names of a chain lead to; all of them when it is left out.
 * @param bracket what the chain goes on from, where it stands behind a bracket
 */
export function meaningOf(
  { variable, names }: Extract<Token, { kind: "chain" }>,
  { dot, variables }: Scope,
  count = names.length,
  bracket?: Meaning,
): Meaning {
  const start = bracket ?? (variable === undefined ? dot : (variables.get(variable) ?? unknown));
  return names
    .slice(0, count)
    .filter(({ text }) => text !== "")
    .reduce<Meaning>((at, { text }) => below(at, text), start);
}

/** `(index .Values.hosts 0).name`: what the bracket right before a token comes to; absent where there is none. */
export function bracketBefore(tokens: readonly Token[], index: number, scope: Scope): Meaning | undefined {
  const end = tokens[index - 1];
  if (!isSign(end, ")") || end?.end !== tokens[index]?.start) return undefined;
  let depth = 1;
  let at = index - 1;
  while (depth > 0 && at > 0) {
    at -= 1;
    if (isSign(tokens[at], ")")) depth += 1;
    if (isSign(tokens[at], "(")) depth -= 1;
  }
  return depth === 0 ? meaningOfPipeline(tokens.slice(at + 1, index - 1), scope) : unknown;
}

function isSign(token: Token | undefined, sign: string): boolean {
  return token?.kind === "other" && token.text === sign;
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
 * What a pipeline comes to: that of a single chain, also where it has a default, that of `index` with texts and numbers, and an end of a
 * list. Everything else is computed.
 */
export function meaningOfPipeline(tokens: readonly Token[], scope: Scope): Meaning {
  const [first, second, third, ...others] = tokens;
  if (first?.kind === "other" && first.text === "(") {
    const end = tokens.findIndex((token) => token.kind === "other" && token.text === ")");
    return end === tokens.length - 1 ? meaningOfPipeline(tokens.slice(1, end), scope) : unknown;
  }
  if (first?.kind === "word" && first.text === "index" && second?.kind === "chain") {
    const keys = [...(third === undefined ? [] : [third]), ...others];
    return keys.reduce(indexed, meaningOf(second, scope));
  }
  if (first?.kind === "word" && ["first", "last"].includes(first.text) && second?.kind === "chain")
    return third === undefined ? elementOf(meaningOf(second, scope)) : unknown;
  if (first?.kind !== "chain") return unknown;
  const isDefaulted =
    second?.kind === "other" && second.text === "|" && third?.kind === "word" && third.text === "default";
  return second === undefined || isDefaulted ? meaningOf(first, scope) : unknown;
}

function indexed(at: Meaning, key: Token): Meaning {
  if (key.kind === "string" && at.kind === "values") return below(at, key.value);
  return key.kind === "other" && /^\d+$/u.test(key.text) ? elementOf(at) : unknown;
}
