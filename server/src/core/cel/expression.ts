import type { Range } from "../text/range.ts";

/**
 * The syntax tree of a CEL expression (https://github.com/google/cel-spec/blob/master/doc/langdef.md). Offsets are UTF-16
 * code units in the expression's own text. Macros are calls here; the evaluator gives them their meaning.
 */
export type Expression = Range &
  (
    | Literal
    | { readonly kind: "identifier"; readonly name: string }
    | {
        readonly kind: "select";
        readonly operand: Expression;
        readonly field: string;
        readonly optional: boolean;
      }
    | {
        readonly kind: "index";
        readonly operand: Expression;
        readonly index: Expression;
        readonly optional: boolean;
      }
    | {
        readonly kind: "call";
        readonly name: string;
        /** `target.name(…)`; absent for `name(…)`. */
        readonly target: Expression | undefined;
        readonly parameters: readonly Expression[];
      }
    | { readonly kind: "unary"; readonly operator: "!" | "-"; readonly operand: Expression }
    | {
        readonly kind: "binary";
        readonly operator: BinaryOperator;
        readonly left: Expression;
        readonly right: Expression;
      }
    | {
        readonly kind: "conditional";
        readonly condition: Expression;
        readonly whenTrue: Expression;
        readonly whenFalse: Expression;
      }
    | { readonly kind: "list"; readonly items: readonly Expression[] }
    | { readonly kind: "map"; readonly entries: readonly (readonly [Expression, Expression])[] }
  );

export interface Literal {
  readonly kind: "literal";
  readonly value: string | bigint | number | boolean | null | Uint8Array;
  /** Written as `2u`. */
  readonly isUnsigned?: true;
}

export type BinaryOperator =
  "||" | "&&" | "==" | "!=" | "<" | "<=" | ">" | ">=" | "in" | "+" | "-" | "*" | "/" | "%";

/** The expressions directly inside one. */
export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case "literal":
    case "identifier":
      return [];
    case "select":
    case "unary":
      return [expression.operand];
    case "index":
      return [expression.operand, expression.index];
    case "call":
      return expression.target === undefined
        ? expression.parameters
        : [expression.target, ...expression.parameters];
    case "binary":
      return [expression.left, expression.right];
    case "conditional":
      return [expression.condition, expression.whenTrue, expression.whenFalse];
    case "list":
      return expression.items;
    case "map":
      return expression.entries.flat();
  }
}

/** Whether an expression speaks of a variable anywhere. */
export function mentions(expression: Expression, name: string): boolean {
  if (expression.kind === "identifier") return expression.name === name;
  return partsOf(expression).some((part) => mentions(part, name));
}
