import type { Token } from "./action.ts";
import { parsePipeline, type ChainToken, type Expression } from "./expression.ts";
import { elementStep, keyStep, type ValuePath } from "./valuePath.ts";

/** What the dot, a variable or a chain stands for, as far as the text says it. */
export type Meaning =
  /** The root: `.Values`, `.Release` and the others lie below it. */
  | { readonly kind: "root" }
  | { readonly kind: "values"; readonly path: ValuePath }
  /** What a named template was called with: nearly always the root. */
  | { readonly kind: "argument" }
  /** Made by `dict` and `list`, to call a named template with. */
  | { readonly kind: "dict"; readonly entries: ReadonlyMap<string, Meaning> }
  | { readonly kind: "list"; readonly items: readonly Meaning[] }
  /** It belongs to a chart inside of this one. */
  | { readonly kind: "foreign" }
  | { readonly kind: "unknown" };

/** What names mean at one place of a template. */
export interface Scope {
  readonly dot: Meaning;
  /** By their names with the dollar sign; `$` itself is what the template was called with. */
  readonly variables: ReadonlyMap<string, Meaning>;
}

/** The scope of a template that is called with something. */
export function scopeOf(dot: Meaning): Scope {
  return { dot, variables: new Map([["$", dot]]) };
}

export const outermost: Scope = scopeOf({ kind: "root" });

export const insideDefinition: Scope = scopeOf({ kind: "argument" });

const unknown: Meaning = { kind: "unknown" };

/**
 * What the first `count` names of a chain lead to; all of them when it is left out.
 * @param bracket what the chain goes on from, where it stands behind a bracket
 */
export function meaningOf(
  { variable, names }: ChainToken,
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
  return depth === 0 ? meaningOfExpression(parsePipeline(tokens.slice(at + 1, index - 1)), scope) : unknown;
}

function isSign(token: Token | undefined, sign: string): boolean {
  return token?.kind === "other" && token.text === sign;
}

/** What a name leads to. Whatever has a part called `Values` is the root under another name. */
export function below(at: Meaning, name: string): Meaning {
  switch (at.kind) {
    case "root":
    case "argument":
      if (name === "Subcharts") return { kind: "foreign" };
      return name === "Values" ? { kind: "values", path: [] } : unknown;
    case "values":
      return { kind: "values", path: [...at.path, keyStep(name)] };
    case "dict":
      return at.entries.get(name) ?? unknown;
    case "foreign":
      return at;
    case "list":
      return unknown;
    case "unknown":
      return name === "Values" ? { kind: "values", path: [] } : unknown;
  }
}

/** One of the elements of a list or a map. */
export function elementOf(at: Meaning): Meaning {
  return at.kind === "values" ? { kind: "values", path: [...at.path, elementStep] } : unknown;
}

/** Functions that add to one of their arguments, or leave something of it out. */
const changing: ReadonlySet<string> = new Set(
  "merge mergeOverwrite mustMerge mustMergeOverwrite omit pick set unset".split(" "),
);

/** What an expression comes to, where that is a part of something known: everything else is computed. */
export function meaningOfExpression(expression: Expression, scope: Scope): Meaning {
  switch (expression.kind) {
    case "chain": {
      const { token, of } = expression;
      const bracket = of === undefined ? undefined : meaningOfExpression(of, scope);
      return meaningOf(token, scope, token.names.length, bracket);
    }
    case "call":
      return meaningOfCall(expression.name, expression.args, scope);
    case "text":
    case "number":
    case "other":
      return unknown;
  }
}

function meaningOfCall(name: string, args: readonly Expression[], scope: Scope): Meaning {
  const meaningAt = (index: number): Meaning => {
    const arg = args.at(index);
    return arg === undefined ? unknown : meaningOfExpression(arg, scope);
  };
  switch (name) {
    case "index":
    case "get":
      return args.slice(1).reduce(indexed, meaningAt(0));
    case "dig":
      return args.slice(0, -2).reduce(indexed, meaningAt(-1));
    case "default":
    case "required":
    case "deepCopy":
    case "mustDeepCopy":
      return meaningAt(-1);
    case "first":
    case "last":
      return args.length === 1 ? elementOf(meaningAt(0)) : unknown;
    case "dict":
      return { kind: "dict", entries: entriesOf(args, scope) };
    case "list":
    case "tuple":
      return { kind: "list", items: args.map((arg) => meaningOfExpression(arg, scope)) };
    default:
      return changing.has(name) && args.some((arg) => isRoot(meaningOfExpression(arg, scope)))
        ? { kind: "argument" }
        : unknown;
  }
}

function isRoot({ kind }: Meaning): boolean {
  return kind === "root" || kind === "argument";
}

function entriesOf(args: readonly Expression[], scope: Scope): ReadonlyMap<string, Meaning> {
  const entries = new Map<string, Meaning>();
  for (let at = 0; at + 1 < args.length; at += 2) {
    const [key, value] = args.slice(at, at + 2);
    if (key?.kind === "text" && value !== undefined)
      entries.set(key.token.value, meaningOfExpression(value, scope));
  }
  return entries;
}

function indexed(at: Meaning, key: Expression): Meaning {
  if (key.kind === "text") return at.kind === "list" ? unknown : below(at, key.token.value);
  if (key.kind !== "number") return unknown;
  return at.kind === "list" ? (at.items[Number(key.text)] ?? unknown) : elementOf(at);
}
