import { say } from "../../text/message.ts";
import type { Expression } from "../expression.ts";
import { type CelType, isPlain, plain, typeText } from "./celType.ts";
import { type Check, wrong } from "./check.ts";
import { isOrdered, resultOf } from "./operatorTypes.ts";
import { fits } from "./unify.ts";

/** What an operator yields between two values, told as wrong where it does not take them. */
export function binaryType(
  expression: Extract<Expression, { kind: "binary" }>,
  one: CelType,
  other: CelType,
  check: Check,
): CelType {
  const { operator, left, right } = expression;
  switch (operator) {
    case "&&":
    case "||":
      for (const [side, type] of [
        [left, one],
        [right, other],
      ] as const)
        if (type.kind !== "dyn" && !isPlain(type, "bool"))
          wrong(check, side, say`\`${operator}\` takes bools, not \`${typeText(type)}\`.`);
      return plain("bool");
    case "==":
    case "!=":
      if (!fits(one, other, new Map()) && !fits(other, one, new Map()))
        wrong(
          check,
          expression,
          say`\`${typeText(one)}\` and \`${typeText(other)}\` can not be compared with \`${operator}\`.`,
        );
      return plain("bool");
    case "in": {
      const keys = other.kind === "list" ? other.element : other.kind === "map" ? other.key : undefined;
      if (keys === undefined && other.kind !== "dyn")
        wrong(check, right, say`\`in\` looks into a list or a map, not into \`${typeText(other)}\`.`);
      else if (keys !== undefined && !fits(keys, one, new Map()) && !fits(one, keys, new Map()))
        wrong(check, expression, say`\`${typeText(one)}\` can not be in \`${typeText(other)}\`.`);
      return plain("bool");
    }
    case "<":
    case "<=":
    case ">":
    case ">=":
      if (!isOrdered(one, other))
        wrong(check, expression, say`There is no \`${typeText(one)} ${operator} ${typeText(other)}\`.`);
      return plain("bool");
    default:
      return (
        resultOf(operator, one, other) ??
        wrong(check, expression, say`There is no \`${typeText(one)} ${operator} ${typeText(other)}\`.`)
      );
  }
}
