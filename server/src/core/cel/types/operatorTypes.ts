import type { BinaryOperator } from "../expression.ts";
import { type CelType, DYN, isPlain, plain } from "./celType.ts";
import { fits, joined } from "./unify.ts";

const NUMBERS = ["int", "uint", "double"];
const ORDERED = [...NUMBERS, "string", "bool", "bytes", "timestamp", "duration"];

/** Whether `<` and the like compare values of these types. */
export function isOrdered(one: CelType, other: CelType): boolean {
  if (one.kind === "dyn" || other.kind === "dyn")
    return [one, other].every((type) => type.kind === "dyn" || isPlain(type, ...ORDERED));
  if (isPlain(one, ...NUMBERS) && isPlain(other, ...NUMBERS)) return true;
  return isPlain(one, ...ORDERED) && fits(one, other, new Map()) && !isPlain(other, "null");
}

/** What arithmetic yields; `undefined` when there is no such operation. */
export function resultOf(
  operator: Exclude<BinaryOperator, "&&" | "||" | "==" | "!=" | "in" | "<" | "<=" | ">" | ">=">,
  one: CelType,
  other: CelType,
): CelType | undefined {
  if (one.kind === "dyn" || other.kind === "dyn") return DYN;
  if (one.kind === "list" && other.kind === "list" && operator === "+") return joined(one, other);
  if (one.kind !== "plain" || other.kind !== "plain") return undefined;
  if (operator === "+" || operator === "-") {
    const moved = shifted(operator, one.name, other.name);
    if (moved !== undefined) return plain(moved);
  }
  if (one.name !== other.name) return undefined;
  if (NUMBERS.includes(one.name)) return operator === "%" && one.name === "double" ? undefined : one;
  return operator === "+" && ["string", "bytes"].includes(one.name) ? one : undefined;
}

function shifted(operator: "+" | "-", one: string, other: string): string | undefined {
  if (one === "duration" && other === "duration") return "duration";
  if (one === "timestamp" && other === "duration") return "timestamp";
  if (operator === "+" && one === "duration" && other === "timestamp") return "timestamp";
  return operator === "-" && one === "timestamp" && other === "timestamp" ? "duration" : undefined;
}
