import { evaluate } from "../../src/core/cel/evaluate.ts";
import { celValueOf } from "../../src/core/cel/fromSchema.ts";
import { attempt, CelFailure, CelTooCostly, CelUnknown } from "../../src/core/cel/failure.ts";
import { textOf } from "../../src/core/cel/library/textOf.ts";
import { parseExpression } from "../../src/core/cel/parseExpression.ts";
import { createRun } from "../../src/core/cel/run.ts";
import { kindOf } from "../../src/core/cel/value.ts";
import { bind } from "../../src/core/cel/variables.ts";

/**
 * What an expression yields, in words that tell kinds apart: `int 3`, `string a`, `fails`, `unknown`, `too costly`. `self`
 * is a JSON value; `nobody` is a name that only a cluster knows.
 */
export function outcomeOf(text: string, self: unknown = null, limit = 100_000): string {
  const parsed = parseExpression(text);
  if (parsed.kind !== "parsed") return parsed.kind;
  const empty = { variables: undefined, run: createRun(limit) };
  const scope = bind(bind(empty, "self", celValueOf(self, undefined)), "nobody", undefined);
  try {
    const value = attempt(() => evaluate(parsed.expression, scope));
    if (value instanceof CelFailure) return "fails";
    if (value instanceof CelUnknown) return "unknown";
    return typeof value === "boolean" ? String(value) : `${kindOf(value)} ${textOf(value)}`;
  } catch (error) {
    if (error instanceof CelTooCostly) return "too costly";
    throw error;
  }
}
