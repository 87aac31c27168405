import type { Range } from "../text/range.ts";
import type { ChainToken, Expression } from "./expression.ts";
import { below, meaningOf, meaningOfExpression, type Meaning, type Scope } from "./scope.ts";
import type { ValuePath } from "./valuePath.ts";

/** One name on the way to a value, without its dot; of `index` a text with its quotes. */
export interface ReadStep {
  readonly path: ValuePath;
  readonly range: Range;
  /** The key of the value stands there; else a variable, the dot, or the name that a `dict` has for it. */
  readonly isNamed: boolean;
}

/**
 * What becomes of a value that is read: names in the template go on from it, only whether it is set counts, its keys are gone through, or
 * it is handed on with all that is in it.
 */
export type Use = "followed" | "tested" | "ranged" | "given";

/** One place where an expression reads a value; the path and the range are those of its last name. */
export interface ValueRead extends ReadStep {
  /** The names that stand here, the last one among them. */
  readonly steps: readonly ReadStep[];
  readonly use: Use;
  /** It stands in a bracket that a name goes on from, or behind one: people write that where nothing may be set. */
  readonly isComputed: boolean;
}

/** Functions that ask something of their arguments, and hand none of them on. */
const tests: ReadonlySet<string> = new Set(
  "not empty eq ne lt le gt ge len kindIs kindOf typeIs typeIsLike typeOf hasKey".split(" "),
);

/** Functions that come to one of their arguments. */
const choices: ReadonlySet<string> = new Set("and or coalesce ternary default".split(" "));

/** The values that an expression reads, in their order. @param use what becomes of the expression */
export function valueReads(
  expression: Expression,
  scope: Scope,
  use: Use,
  isComputed = false,
): readonly ValueRead[] {
  switch (expression.kind) {
    case "chain": {
      const { token, of } = expression;
      const bracket = of === undefined ? undefined : meaningOfExpression(of, scope);
      const inside =
        of === undefined
          ? []
          : valueReads(of, scope, bracket?.kind === "unknown" ? "given" : "followed", true);
      return [...inside, ...readOf(stepsOf(token, scope, bracket), use, isComputed || bracket !== undefined)];
    }
    case "call":
      return readsOfCall(expression.name, expression.args, scope, use, isComputed);
    case "other":
      return expression.parts.flatMap((part) => valueReads(part, scope, "given", isComputed));
    case "text":
    case "number":
      return [];
  }
}

function readOf(steps: readonly ReadStep[], use: Use, isComputed: boolean): readonly ValueRead[] {
  const last = steps.at(-1);
  return last === undefined ? [] : [{ ...last, steps, use, isComputed }];
}

function readsOfCall(
  name: string,
  args: readonly Expression[],
  scope: Scope,
  use: Use,
  isComputed: boolean,
): readonly ValueRead[] {
  const all = (as: Use): readonly ValueRead[] =>
    args.flatMap((arg) => valueReads(arg, scope, as, isComputed));
  const [first, ...rest] = args;
  const last = args.at(-1);
  switch (name) {
    case "index":
    case "get":
      return first === undefined ? [] : readKeys(first, rest, scope, use, isComputed);
    case "hasKey":
      return first === undefined ? [] : readKeys(first, rest, scope, "tested", isComputed);
    case "dig":
      return last === undefined
        ? []
        : [
            ...readKeys(last, args.slice(0, -2), scope, use, isComputed),
            ...args.slice(-2, -1).flatMap((arg) => valueReads(arg, scope, "given", isComputed)),
          ];
    case "default":
    case "required":
    case "deepCopy":
    case "mustDeepCopy":
    case "first":
    case "last":
      return args.flatMap((arg) =>
        valueReads(arg, scope, arg === last || use === "tested" ? use : "given", isComputed),
      );
    case "dict":
    case "list":
    case "tuple":
      return all(use === "ranged" ? "given" : use);
    case "include":
    case "template":
      return first?.kind === "text"
        ? rest.flatMap((arg) => valueReads(arg, scope, callUse(arg, scope), isComputed))
        : all("given");
    default:
      if (tests.has(name)) return all("tested");
      return all(choices.has(name) && use === "tested" ? "tested" : "given");
  }
}

/** A named template goes on from what it is called with. */
function callUse(argument: Expression, scope: Scope): Use {
  return meaningOfExpression(argument, scope).kind === "unknown" ? "given" : "followed";
}

/** `index .Values "a" "b"` and its like: texts are names; behind something else nobody knows which they are. */
function readKeys(
  base: Expression,
  keys: readonly Expression[],
  scope: Scope,
  use: Use,
  isComputed: boolean,
): readonly ValueRead[] {
  const others = keys
    .filter(({ kind }) => kind !== "text")
    .flatMap((key) => valueReads(key, scope, "given", isComputed));
  const isKnown = keys.every(({ kind }) => kind === "text" || kind === "number");
  const steps: ReadStep[] = [];
  let meaning = meaningOfExpression(base, scope);
  for (const key of keys) {
    if (key.kind !== "text") break;
    meaning = below(meaning, key.token.value);
    if (meaning.kind === "values") steps.push(stepAt(meaning.path, key.token, key.token.value));
  }
  if (base.kind === "chain" && base.of === undefined)
    return [
      ...readOf([...stepsOf(base.token, scope, undefined), ...steps], isKnown ? use : "given", isComputed),
      ...others,
    ];
  return [
    ...valueReads(base, scope, isKnown ? "followed" : "given", isComputed),
    ...readOf(steps, isKnown ? use : "given", true),
    ...others,
  ];
}

/** The names of a chain that lead into the values; of `.` and `$item`, which have none, the chain itself. */
function stepsOf(chain: ChainToken, scope: Scope, bracket: Meaning | undefined): readonly ReadStep[] {
  const names = chain.names.filter(({ text }) => text !== "");
  const whole = meaningOf(chain, scope, chain.names.length, bracket);
  if (names.length === 0 && whole.kind === "values")
    return [{ path: whole.path, range: chain, isNamed: false }];
  return names.flatMap((name): readonly ReadStep[] => {
    const meaning = meaningOf(chain, scope, chain.names.indexOf(name) + 1, bracket);
    return meaning.kind === "values" ? [stepAt(meaning.path, name, name.text)] : [];
  });
}

function stepAt(path: ValuePath, range: Range, written: string): ReadStep {
  const last = path.at(-1);
  return { path, range, isNamed: last?.kind === "key" && last.name === written };
}
