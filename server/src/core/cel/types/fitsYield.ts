import type { Expression } from "../expression.ts";
import type { Yield } from "../places/expressionPlace.ts";
import { type CelType, isPlain } from "./celType.ts";

/**
 * Whether an expression of that type may be what the API server wants: it asks for exactly that type when it compiles, so that `dyn`
 * is none. What is `dyn` here may have a type there, unless it is read from a value whose type the server does not know either.
 *
 * Source: https://kubernetes.io/docs/reference/using-api/cel/#type-checking
 */
export function fitsYield(
  expression: Expression,
  type: CelType,
  yields: Yield,
  dynamic: ReadonlySet<string>,
): boolean {
  if (yields === "anything") return true;
  if (type.kind === "dyn") return !isReadFrom(expression, dynamic);
  switch (yields) {
    case "bool":
    case "string":
      return isPlain(type, yields);
    case "string or null":
      return isPlain(type, "string", "null");
    case "list<JSONPatch>":
      return type.kind === "list" && type.element.kind !== "plain";
    case "Object":
      return type.kind === "object";
  }
}

/** One of the names, or a field or an element of what is read from one. */
function isReadFrom(expression: Expression, names: ReadonlySet<string>): boolean {
  switch (expression.kind) {
    case "identifier":
      return names.has(expression.name);
    case "select":
    case "index":
      return !expression.optional && isReadFrom(expression.operand, names);
    default:
      return false;
  }
}
