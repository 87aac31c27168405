import { evaluate } from "./evaluate.ts";
import { type Expression, partsOf } from "./expression.ts";
import type { PartInScope } from "./failingPart.ts";
import { attempt, CelFailure } from "./failure.ts";
import { macroOf, turnScope, turnsOf } from "./macros.ts";
import { bind, type Scope } from "./variables.ts";

/** The smallest part of an expression that cannot be evaluated; `undefined` when all of it can. */
export function brokenPart(expression: Expression, scope: Scope): PartInScope | undefined {
  if (!(attempt(() => evaluate(expression, scope)) instanceof CelFailure)) return undefined;
  for (const inside of partsInScope(expression, scope)) {
    const broken = brokenPart(inside.part, inside.scope);
    if (broken !== undefined) return broken;
  }
  return { part: expression, scope };
}

/** The expressions directly inside one; of a loop its body, once for every turn. */
function* partsInScope(expression: Expression, scope: Scope): Generator<PartInScope> {
  const macro = expression.kind === "call" ? macroOf(expression) : undefined;
  if (macro === undefined) {
    // The field of `has(…)` may be missing; what holds it may not.
    const isQuestion = expression.kind === "call" && expression.name === "has";
    const parts = partsOf(expression).flatMap((part) => (isQuestion ? partsOf(part) : [part]));
    for (const part of parts) yield { part, scope };
    return;
  }
  const [body, another] = macro.bodies;
  if (macro.name === "bind") {
    if (body === undefined || another === undefined) return;
    yield { part: body, scope };
    const value = attempt(() => evaluate(body, scope));
    if (!(value instanceof Error)) yield { part: another, scope: bind(scope, macro.names[0] ?? "", value) };
    return;
  }
  yield { part: macro.target, scope };
  const range = attempt(() => evaluate(macro.target, scope));
  if (range instanceof Error) return;
  const turns = attempt(() => turnsOf(range));
  if (turns instanceof Error) return;
  for (const turn of turns)
    for (const part of macro.bodies) yield { part, scope: turnScope(macro, range, turn, scope) };
}
