import { SIGNATURES } from "../../src/core/cel/types/signatures.ts";
import { MACRO_NAMES } from "../../src/core/cel/macros.ts";
import type { Random } from "./fuzz.ts";

const LITERALS = [
  "0",
  "1",
  "-1",
  "9223372036854775807",
  "1.5",
  "1e308",
  "''",
  "'a'",
  "'größe'",
  "b'x'",
  "true",
  "false",
  "null",
  "[]",
  "{}",
  "[1, 2, 3]",
  "{'a': 1}",
  "'1h'",
  "'10.0.0.1'",
  "'10.0.0.0/8'",
  "'1Gi'",
  "'1.2.3'",
  "'/a?b=c'",
  "'[a-z]+'",
];
const NAMES = ["self", "x", "nobody", "size", "int", "self.a", "self.b.c"];
const OPERATORS = ["+", "-", "*", "/", "%", "==", "!=", "<", "<=", ">", ">=", "&&", "||", "in"];
const CALLS = [...SIGNATURES.entries()].map(([name, [first]]) => ({
  name,
  count: first?.parameters.length ?? 0,
}));

/** An expression by the grammar, well typed or not, at most so deep. */
export function randomExpression(random: Random, depth: number): string {
  const inner = (): string => randomExpression(random, depth - 1);
  const several = (count: number): string => Array.from({ length: count }, inner).join(", ");
  if (depth <= 0) return random(3) === 0 ? pick(NAMES, random) : pick(LITERALS, random);
  switch (random(9)) {
    case 0:
    case 1:
      return `(${inner()} ${pick(OPERATORS, random)} ${inner()})`;
    case 2:
      return `(${inner()} ? ${inner()} : ${inner()})`;
    case 3:
      return `${pick(["!", "-"], random)}(${inner()})`;
    case 4:
      return `(${inner()})${pick([".", ".?", "."], random)}${pick(["a", "b", "x"], random)}`;
    case 5:
      return `(${inner()})[${inner()}]`;
    case 6:
      return random(2) === 0 ? `[${several(random(4))}]` : `{${inner()}: ${inner()}}`;
    case 7:
      return `(${inner()}).${pick(MACRO_NAMES, random)}(x, ${several(1 + random(2))})`;
    default: {
      const { name, count } = pick(CALLS, random);
      return name.startsWith(".") ? `(${inner()})${name}(${several(count)})` : `${name}(${several(count)})`;
    }
  }
}

/** The text after a slip of the hand: something gone, doubled, or in the wrong place. */
export function mutated(text: string, random: Random): string {
  const at = random(text.length + 1);
  const end = Math.min(text.length, at + 1 + random(4));
  switch (random(4)) {
    case 0:
      return text.slice(0, at) + text.slice(end);
    case 1:
      return text.slice(0, end) + text.slice(at);
    case 2:
      return (
        text.slice(0, at) +
        pick(
          ["(", ")", "[", "]", "{", "}", ".", "?", ":", ",", "'", '"', "\\", "&&", "`", "\u0000", "😀"],
          random,
        ) +
        text.slice(at)
      );
    default:
      return text.slice(0, at);
  }
}

function pick<Item>(items: readonly Item[], random: Random): Item {
  const item = items[random(items.length)];
  if (item === undefined) throw new Error("There is nothing to pick from.");
  return item;
}
