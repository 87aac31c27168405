import { listing, say } from "../text/message.ts";
import { evaluateMacro } from "./macros.ts";
import type { BinaryOperator, Expression } from "./expression.ts";
import { attempt, CelFailure, CelUnknown } from "./failure.ts";
import { toFieldName } from "./fieldNames.ts";
import { FUNCTIONS } from "./library/functions.ts";
import { TYPE_NAMES } from "./library/typeNames.ts";
import { applyOperator, negate } from "./operators.ts";
import { costOfText } from "./run.ts";
import {
  type CelKey,
  type CelValue,
  holdsUnknown,
  isUnknown,
  keyOf,
  kindOf,
  list,
  NONE,
  some,
} from "./value.ts";
import { findVariable, namespaceOf, type Scope } from "./variables.ts";

/**
 * The value of an expression. Throws `CelFailure` when it yields none, `CelUnknown` when only a cluster could say, and
 * `CelTooCostly` when the run has no work left.
 *
 * Source: https://github.com/google/cel-spec/blob/master/doc/langdef.md
 */
export function evaluate(expression: Expression, scope: Scope): CelValue {
  const value = valueOf(expression, scope);
  // It may come from anywhere: a variable, a field, an element of a list.
  if (isUnknown(value)) throw new CelUnknown(say`this value`);
  return value;
}

function valueOf(expression: Expression, scope: Scope): CelValue {
  scope.run.spend(1);
  switch (expression.kind) {
    case "literal":
      return expression.value instanceof Uint8Array
        ? { kind: "bytes", bytes: expression.value }
        : expression.value;
    case "identifier":
      return lookUp(expression.name, scope);
    case "select":
      return read(evaluate(expression.operand, scope), expression.field, expression.optional);
    case "index": {
      const owner = evaluate(expression.operand, scope);
      return read(owner, evaluate(expression.index, scope), expression.optional);
    }
    case "call":
      return call(expression, scope);
    case "unary":
      return negate(expression.operator, evaluate(expression.operand, scope));
    case "binary":
      return binary(expression, scope);
    case "conditional": {
      const condition = truth(evaluate(expression.condition, scope));
      return evaluate(condition ? expression.whenTrue : expression.whenFalse, scope);
    }
    case "list":
      return list(expression.items.map((item) => evaluate(item, scope)));
    case "map":
      return mapOf(expression.entries, scope);
  }
}

function lookUp(name: string, { variables }: Scope): CelValue {
  const variable = findVariable(name, variables);
  if (variable !== undefined) {
    if (variable.value === undefined || isUnknown(variable.value)) throw new CelUnknown(say`\`${name}\``);
    return variable.value;
  }
  if (TYPE_NAMES.has(name)) return { kind: "type", name };
  throw new CelFailure(say`there is no \`${name}\``);
}

function truth(value: CelValue): boolean {
  if (typeof value === "boolean") return value;
  throw new CelFailure(say`a condition must be true or false, not ${kindOf(value)}`);
}

/** Below an optional value everything is optional. */
function read(owner: CelValue, key: CelValue, optional: boolean): CelValue {
  if (typeof owner === "object" && owner !== null && owner.kind === "optional") {
    return owner.value === undefined ? NONE : read(owner.value, key, true);
  }
  const found = find(owner, key);
  if (isUnknown(found)) throw new CelUnknown(say`\`${String(keyOf(key))}\``);
  if (optional) return found === undefined ? NONE : some(found);
  if (found !== undefined) return found;
  if (typeof owner === "object" && owner?.kind === "list")
    throw new CelFailure(say`the index is out of bounds`);
  throw new CelFailure(say`there is no key \`${String(keyOf(key))}\``);
}

function find(owner: CelValue, key: CelValue): CelValue | undefined {
  const name = keyOf(key);
  if (typeof owner === "object" && owner?.kind === "list" && typeof name === "bigint") {
    return name < 0n ? undefined : owner.items[Number(name)];
  }
  if (typeof owner === "object" && owner?.kind === "map" && name !== undefined) {
    // A field whose name is a word of CEL may be written as it is behind a dot.
    return (
      owner.entries.get(name) ?? (typeof name === "string" ? owner.entries.get(toFieldName(name)) : undefined)
    );
  }
  throw new CelFailure(say`${kindOf(owner)} has no keys of kind ${kindOf(key)}`);
}

type Call = Extract<Expression, { kind: "call" }>;

function call(expression: Call, scope: Scope): CelValue {
  const { name, target, parameters } = expression;
  if (name === "has" && target === undefined) return has(parameters[0], scope);
  const macro = evaluateMacro(expression, scope, evaluate);
  if (macro !== undefined) return macro;
  const namespace = namespaceOf(target, scope.variables);
  const known = namespace === undefined ? undefined : FUNCTIONS.get(`${namespace}.${name}`);
  const called = known ?? FUNCTIONS.get(target === undefined ? name : `.${name}`);
  if (called === undefined) throw new CelUnknown(say`what \`${name}\` yields`);
  const given = [...(target === undefined || known !== undefined ? [] : [target]), ...parameters];
  const values = given.map((parameter) => evaluate(parameter, scope));
  for (const value of values) {
    if (typeof value === "string") scope.run.spend(costOfText(value));
    if (holdsUnknown(value)) throw new CelUnknown(say`all that \`${name}\` is given`);
  }
  for (const overload of called) {
    const result = overload(values, scope.run);
    if (result !== undefined) return result;
  }
  throw new CelFailure(
    say`\`${name}\` does not take ${values.length === 0 ? say`nothing` : listing(values.map(kindOf))}`,
  );
}

/** Only the last step may be missing; everything before it must be there. */
function has(place: Expression | undefined, scope: Scope): boolean {
  if (place?.kind !== "select") throw new CelFailure(say`\`has\` takes a field`);
  const owner = evaluate(place.operand, scope);
  const isOptional = typeof owner === "object" && owner?.kind === "optional";
  const holder = isOptional ? owner.value : owner;
  const found = holder === undefined ? undefined : find(holder, place.field);
  if (isUnknown(found)) throw new CelUnknown(say`whether there is \`${place.field}\``);
  return found !== undefined;
}

type Binary = Extract<Expression, { kind: "binary" }>;

function binary({ operator, left, right }: Binary, scope: Scope): CelValue {
  if (operator === "&&" || operator === "||") return logic(operator, left, right, scope);
  const first = evaluate(left, scope);
  return applyOperator(operator, first, evaluate(right, scope), scope.run);
}

/** Either side may decide alone, even when the other one fails or is unknown. */
function logic(
  operator: Extract<BinaryOperator, "&&" | "||">,
  left: Expression,
  right: Expression,
  scope: Scope,
): boolean {
  const decisive = operator === "||";
  const first = attempt(() => truth(evaluate(left, scope)));
  if (first === decisive) return decisive;
  const second = attempt(() => truth(evaluate(right, scope)));
  if (second === decisive) return decisive;
  // What is unknown might have decided, so the failure of the other side is not certain.
  for (const side of [first, second]) if (side instanceof CelUnknown) throw side;
  for (const side of [first, second]) if (side instanceof CelFailure) throw side;
  return !decisive;
}

function mapOf(pairs: readonly (readonly [Expression, Expression])[], scope: Scope): CelValue {
  const entries = new Map<CelKey, CelValue>();
  for (const [keyExpression, valueExpression] of pairs) {
    const key = keyOf(evaluate(keyExpression, scope));
    if (key === undefined || entries.has(key)) throw new CelFailure(say`a map needs distinct keys`);
    entries.set(key, evaluate(valueExpression, scope));
  }
  return { kind: "map", entries };
}
