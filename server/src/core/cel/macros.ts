import type { Budget } from "./budget.ts";
import type { Expression } from "./expression.ts";
import { CelFailure } from "./failure.ts";
import { type CelKey, type CelValue, keyOf, kindOf, list, NONE, some } from "./value.ts";
import type { Variables } from "./variables.ts";

type Call = Extract<Expression, { kind: "call" }>;

/** What a macro needs of the evaluator: to run parts of the call with more names in scope. */
export interface MacroContext {
  evaluate(expression: Expression, bound: Variables): CelValue;
  evaluateHere(expression: Expression): CelValue;
  readonly budget: Budget;
  readonly variables: Variables | undefined;
}

/** Calls that bind names to parts of their own text; `undefined` when the call is none of them. */
export function evaluateMacro(call: Call, context: MacroContext): CelValue | undefined {
  const { name, target, parameters } = call;
  if (target === undefined || !MACRO_NAMES.has(name)) return undefined;
  const names = boundNames(call);
  if (names === undefined) return undefined;
  const bodies = parameters.slice(names.length);
  if (name === "bind") return bind(names, bodies, target, context);
  if (name === "optMap" || name === "optFlatMap") return mapOptional(name, names, bodies, target, context);
  return loop(name, names, bodies, target, context);
}

const MACRO_NAMES: ReadonlySet<string> = new Set([
  "all",
  "exists",
  "exists_one",
  "existsOne",
  "filter",
  "map",
  "transformList",
  "transformMap",
  "transformMapEntry",
  "bind",
  "optMap",
  "optFlatMap",
]);

/** The names that a macro call binds, in order; `undefined` when it is no macro after all. */
export function boundNames({ name, target, parameters }: Call): readonly string[] | undefined {
  if (target === undefined || !MACRO_NAMES.has(name)) return undefined;
  const count = parameters.length;
  const pairs =
    name.startsWith("transform") ||
    (count === 3 && name !== "map" && name !== "bind" && !name.startsWith("opt"));
  if (name === "bind" && !(target.kind === "identifier" && target.name === "cel")) return undefined;
  if (count < (pairs ? 3 : 2) || count > (pairs ? 4 : 3)) return undefined;
  const names = parameters
    .slice(0, pairs ? 2 : 1)
    .map((one) => (one.kind === "identifier" ? one.name : undefined));
  return names.every((one) => one !== undefined) ? names : undefined;
}

function bind(
  [name = ""]: readonly string[],
  [value, body]: readonly Expression[],
  _target: Expression,
  context: MacroContext,
): CelValue | undefined {
  if (value === undefined || body === undefined) return undefined;
  return context.evaluate(body, { name, value: context.evaluateHere(value) });
}

function mapOptional(
  macro: "optMap" | "optFlatMap",
  [name = ""]: readonly string[],
  [body]: readonly Expression[],
  target: Expression,
  context: MacroContext,
): CelValue | undefined {
  const value = context.evaluateHere(target);
  if (body === undefined || typeof value !== "object" || value?.kind !== "optional") return undefined;
  if (value.value === undefined) return NONE;
  const mapped = context.evaluate(body, { name, value: value.value });
  return macro === "optMap" ? some(mapped) : mapped;
}

interface Loop {
  /** One turn per element: key and value, of a list index and element. */
  readonly turns: readonly (readonly [CelKey, CelValue])[];
  readonly run: (body: Expression, turn: readonly [CelKey, CelValue]) => CelValue;
}

function loop(
  name: string,
  names: readonly string[],
  bodies: readonly Expression[],
  target: Expression,
  context: MacroContext,
): CelValue | undefined {
  const [first = "", second] = names;
  const range = context.evaluateHere(target);
  const turns = turnsOf(range);
  const isList = typeof range === "object" && range?.kind === "list";
  const run: Loop["run"] = (body, [key, value]) => {
    context.budget.spend(1);
    if (second === undefined) return context.evaluate(body, { name: first, value: isList ? value : key });
    return context.evaluate(body, {
      name: second,
      value,
      outer: { name: first, value: key, outer: context.variables },
    });
  };
  const [body, another] = bodies;
  if (body === undefined) return undefined;
  switch (name) {
    case "all":
      return quantify({ turns, run }, body, false);
    case "exists":
      return quantify({ turns, run }, body, true);
    case "exists_one":
    case "existsOne":
      return turns.filter((turn) => isTrue(run(body, turn))).length === 1;
    case "filter":
      return list(
        turns.filter((turn) => isTrue(run(body, turn))).map(([key, value]) => (isList ? value : key)),
      );
    case "map":
    case "transformList":
      return list(transformed({ turns, run }, body, another).map(([, value]) => value));
    case "transformMap":
      return { kind: "map", entries: new Map(transformed({ turns, run }, body, another)) };
    default:
      return merged(transformed({ turns, run }, body, another).map(([, value]) => value));
  }
}

function turnsOf(range: CelValue): Loop["turns"] {
  if (typeof range === "object" && range?.kind === "list") {
    return range.items.map((item, index) => [BigInt(index), item] as const);
  }
  if (typeof range === "object" && range?.kind === "map") return [...range.entries];
  throw new CelFailure(`a loop runs over a list or a map, not ${kindOf(range)}`);
}

/** `all` and `exists`: one turn may decide alone, even when others fail. */
function quantify({ turns, run }: Loop, body: Expression, decisive: boolean): boolean {
  let failure: CelFailure | undefined;
  for (const turn of turns) {
    try {
      if (isTrue(run(body, turn)) === decisive) return decisive;
    } catch (error) {
      if (!(error instanceof CelFailure)) throw error;
      failure ??= error;
    }
  }
  if (failure !== undefined) throw failure;
  return !decisive;
}

/** With two bodies the first one filters. */
function transformed(
  { turns, run }: Loop,
  body: Expression,
  another: Expression | undefined,
): readonly (readonly [CelKey, CelValue])[] {
  if (another === undefined) return turns.map((turn) => [turn[0], run(body, turn)] as const);
  return turns
    .filter((turn) => isTrue(run(body, turn)))
    .map((turn) => [turn[0], run(another, turn)] as const);
}

function merged(maps: readonly CelValue[]): CelValue {
  const entries = new Map<CelKey, CelValue>();
  for (const map of maps) {
    if (typeof map !== "object" || map?.kind !== "map") throw new CelFailure("every turn must yield a map");
    for (const [key, value] of map.entries) {
      if (entries.has(key)) throw new CelFailure(`the key \`${String(keyOf(key))}\` comes twice`);
      entries.set(key, value);
    }
  }
  return { kind: "map", entries };
}

function isTrue(value: CelValue): boolean {
  if (typeof value === "boolean") return value;
  throw new CelFailure(`a condition must be true or false, not ${kindOf(value)}`);
}
