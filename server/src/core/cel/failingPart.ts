import { listing, type Message, say } from "../text/message.ts";
import { evaluate } from "./evaluate.ts";
import type { Expression } from "./expression.ts";
import { attempt } from "./failure.ts";
import { textOf } from "./library/textOf.ts";
import { macroOf, turnScope, turnsOf } from "./macros.ts";
import type { CelValue } from "./value.ts";
import { bind, type Scope } from "./variables.ts";

/** Longer texts are cut: the finding should tell, not repeat the whole rule. */
const longestText = 160;

/**
 * The smallest part of a false condition that is false by itself, with the values it compares: of `a && b` the side that
 * fails, of `list.all(…)` the first element that does. Markdown. `text` is that of the whole expression.
 */
export function failingPart(condition: Expression, text: string, scope: Scope): Message {
  return describeFalse(smallestFalsePart(condition, scope), text);
}

/** A part of an expression, with the names that it sees. */
export interface PartInScope {
  readonly part: Expression;
  readonly scope: Scope;
}

export function smallestFalsePart(condition: Expression, outer: Scope): PartInScope {
  const [part, scope] = narrow(condition, outer);
  return { part, scope };
}

/** `part is false (left is 1, right is 2)`, in Markdown. */
export function describeFalse({ part, scope }: PartInScope, text: string): Message {
  const values = comparedValues(part, text, scope);
  const shown = say`\`${partText(part, text)}\` is false`;
  return values.length === 0 ? shown : say`${shown} (${listing(values)})`;
}

function narrow(condition: Expression, scope: Scope): readonly [Expression, Scope] {
  switch (condition.kind) {
    case "binary": {
      // `!has(self.x) || …` says for what the rest is meant; of other alternatives each is as false as the next.
      if (condition.operator === "||" && condition.left.kind === "unary")
        return narrow(condition.right, scope);
      if (condition.operator !== "&&") return [condition, scope];
      const isLeft = attempt(() => evaluate(condition.left, scope)) === false;
      return narrow(isLeft ? condition.left : condition.right, scope);
    }
    case "conditional": {
      const isTrue = attempt(() => evaluate(condition.condition, scope)) === true;
      return narrow(isTrue ? condition.whenTrue : condition.whenFalse, scope);
    }
    case "call":
      return narrowCall(condition, scope);
    default:
      return [condition, scope];
  }
}

function narrowCall(call: Extract<Expression, { kind: "call" }>, scope: Scope): readonly [Expression, Scope] {
  const macro = macroOf(call);
  const [body, another] = macro?.bodies ?? [];
  if (macro === undefined || body === undefined) return [call, scope];
  if (macro.name === "bind" && another !== undefined)
    return narrow(another, bind(scope, macro.names[0] ?? "", evaluate(body, scope)));
  if (macro.name !== "all") return [call, scope];
  const range = evaluate(macro.target, scope);
  for (const turn of turnsOf(range)) {
    const inside = turnScope(macro, range, turn, scope);
    if (attempt(() => evaluate(body, inside)) === false) return narrow(body, inside);
  }
  return [call, scope];
}

/** `self.replicas` = 3 for each side of a comparison that is no literal and has a short value. */
function comparedValues(part: Expression, text: string, scope: Scope): readonly Message[] {
  if (part.kind !== "binary" || part.operator === "&&" || part.operator === "||") return [];
  return [part.left, part.right].flatMap((side) => {
    if (side.kind === "literal") return [];
    const value = attempt(() => evaluate(side, scope));
    if (value instanceof Error || !isShown(value)) return [];
    return [say`\`${partText(side, text)}\` is ${valueText(value)}`];
  });
}

function isShown(value: CelValue): boolean {
  return typeof value !== "object" || value === null || value.kind === "list";
}

function valueText(value: CelValue): string {
  return shorten(typeof value === "string" ? JSON.stringify(value) : textOf(value));
}

/** The text of a part on one line, not longer than a message should be. */
export function partText({ start, end }: Expression, text: string): string {
  return shorten(text.slice(start, end));
}

function shorten(text: string): string {
  const line = text.replaceAll(/\s+/gu, " ").trim();
  return line.length <= longestText ? line : `${line.slice(0, longestText)}…`;
}
