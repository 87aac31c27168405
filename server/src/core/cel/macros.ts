import { say } from "../text/message.ts";
import type { Expression } from "./expression.ts";
import { attempt, CelFailure, CelUnknown } from "./failure.ts";
import { type CelKey, type CelValue, holdsUnknown, keyOf, kindOf, list, NONE, some } from "./value.ts";
import { bind, type Scope } from "./variables.ts";

type Call = Extract<Expression, { kind: "call" }>;
type Evaluate = (expression: Expression, scope: Scope) => CelValue;

/** How many names a macro binds, and how many expressions over them follow: `[names, least, most]`. */
type Shape = readonly [names: number, least: number, most: number];

/** One shape for a loop over elements or keys, another one for keys with their values. */
const SHAPES: ReadonlyMap<string, readonly Shape[]> = new Map<string, readonly Shape[]>([
  [
    "all",
    [
      [1, 1, 1],
      [2, 1, 1],
    ],
  ],
  [
    "exists",
    [
      [1, 1, 1],
      [2, 1, 1],
    ],
  ],
  [
    "exists_one",
    [
      [1, 1, 1],
      [2, 1, 1],
    ],
  ],
  [
    "existsOne",
    [
      [1, 1, 1],
      [2, 1, 1],
    ],
  ],
  ["filter", [[1, 1, 1]]],
  ["map", [[1, 1, 2]]],
  ["transformList", [[2, 1, 2]]],
  ["transformMap", [[2, 1, 2]]],
  ["transformMapEntry", [[2, 1, 2]]],
  ["bind", [[1, 2, 2]]],
  ["optMap", [[1, 1, 1]]],
  ["optFlatMap", [[1, 1, 1]]],
]);

/** Calls that bind names. */
export const MACRO_NAMES: readonly string[] = [...SHAPES.keys()];

/** A call that binds names to parts of its own text. */
export interface Macro {
  readonly name: string;
  readonly target: Expression;
  readonly names: readonly string[];
  readonly bodies: readonly Expression[];
}

/** The call as a macro; `undefined` when it is none. Source: https://github.com/google/cel-spec/blob/master/doc/langdef.md#macros */
export function macroOf({ name, target, parameters }: Call): Macro | undefined {
  if (target === undefined) return undefined;
  if (name === "bind" && !(target.kind === "identifier" && target.name === "cel")) return undefined;
  for (const [count, least, most] of SHAPES.get(name) ?? []) {
    const bodies = parameters.slice(count);
    const names = parameters.slice(0, count).flatMap((one) => (one.kind === "identifier" ? [one.name] : []));
    if (names.length === count && bodies.length >= least && bodies.length <= most)
      return { name, target, names, bodies };
  }
  return undefined;
}

/** The value of a macro call; `undefined` when the call is none. */
export function evaluateMacro(call: Call, scope: Scope, evaluate: Evaluate): CelValue | undefined {
  const macro = macroOf(call);
  const [body, another] = macro?.bodies ?? [];
  if (macro === undefined || body === undefined) return undefined;
  const { name, target, names } = macro;
  const [first = ""] = names;
  if (name === "bind") {
    return another === undefined ? undefined : evaluate(another, bind(scope, first, evaluate(body, scope)));
  }
  const range = evaluate(target, scope);
  if (name === "optMap" || name === "optFlatMap") {
    if (typeof range !== "object" || range?.kind !== "optional") return undefined;
    if (range.value === undefined) return NONE;
    const mapped = evaluate(body, bind(scope, first, range.value));
    return name === "optMap" ? some(mapped) : mapped;
  }
  const loop: Loop = {
    isOverMap: !isList(range),
    turns: turnsOf(range),
    visit: (expression, turn) => {
      scope.run.spend(1);
      return evaluate(expression, turnScope(macro, range, turn, scope));
    },
  };
  return runLoop(name, loop, body, another);
}

/** Keys and values; of a list its indexes and elements. */
type Turn = readonly [CelKey, CelValue];

interface Loop {
  readonly isOverMap: boolean;
  readonly turns: readonly Turn[];
  readonly visit: (expression: Expression, turn: Turn) => CelValue;
}

/** What the names of a loop stand for: one name is the element of a list, but the key of a map. */
export function turnScope({ names }: Macro, range: CelValue, [key, value]: Turn, scope: Scope): Scope {
  const [first = "", second] = names;
  if (second !== undefined) return bind(bind(scope, first, key), second, value);
  return bind(scope, first, isList(range) ? value : key);
}

export function turnsOf(range: CelValue): readonly Turn[] {
  if (isList(range)) return range.items.map((item, index) => [BigInt(index), item] as const);
  if (typeof range === "object" && range?.kind === "map") {
    if (holdsUnknown(range)) throw new CelUnknown(say`all keys of the map`);
    return [...range.entries];
  }
  throw new CelFailure(say`a loop runs over a list or a map, not ${kindOf(range)}`);
}

function isList(value: CelValue): value is Extract<CelValue, { kind: "list" }> {
  return typeof value === "object" && value?.kind === "list";
}

function runLoop(name: string, loop: Loop, body: Expression, another: Expression | undefined): CelValue {
  const { turns, visit } = loop;
  switch (name) {
    case "all":
      return quantify(loop, body, false);
    case "exists":
      return quantify(loop, body, true);
    case "exists_one":
    case "existsOne":
      return turns.filter((turn) => isTrue(visit(body, turn))).length === 1;
    case "filter":
      return list(
        turns
          .filter((turn) => isTrue(visit(body, turn)))
          .map(([key, value]) => (loop.isOverMap ? key : value)),
      );
    case "map":
    case "transformList":
      return list(transformed(loop, body, another).map(([, value]) => value));
    case "transformMap":
      return { kind: "map", entries: new Map(transformed(loop, body, another)) };
    default:
      return merged(transformed(loop, body, another).map(([, value]) => value));
  }
}

/** `all` and `exists`: one turn may decide alone, even when others fail or are unknown. */
function quantify({ turns, visit }: Loop, body: Expression, decisive: boolean): boolean {
  let open: CelFailure | CelUnknown | undefined;
  for (const turn of turns) {
    const found = attempt(() => isTrue(visit(body, turn)));
    if (found === decisive) return decisive;
    if (typeof found !== "boolean" && !(open instanceof CelUnknown)) open = found;
  }
  if (open !== undefined) throw open;
  return !decisive;
}

/** With two bodies the first one filters. */
function transformed(
  { turns, visit }: Loop,
  body: Expression,
  another: Expression | undefined,
): readonly Turn[] {
  if (another === undefined) return turns.map((turn) => [turn[0], visit(body, turn)] as const);
  return turns
    .filter((turn) => isTrue(visit(body, turn)))
    .map((turn) => [turn[0], visit(another, turn)] as const);
}

function merged(maps: readonly CelValue[]): CelValue {
  const entries = new Map<CelKey, CelValue>();
  for (const map of maps) {
    if (typeof map !== "object" || map?.kind !== "map")
      throw new CelFailure(say`every turn must yield a map`);
    for (const [key, value] of map.entries) {
      if (entries.has(key)) throw new CelFailure(say`the key \`${String(keyOf(key))}\` comes twice`);
      entries.set(key, value);
    }
  }
  return { kind: "map", entries };
}

function isTrue(value: CelValue): boolean {
  if (typeof value === "boolean") return value;
  throw new CelFailure(say`a condition must be true or false, not ${kindOf(value)}`);
}
