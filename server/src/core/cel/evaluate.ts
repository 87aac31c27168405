import { type Budget, costOfText } from "./budget.ts";
import { evaluateMacro } from "./macros.ts";
import type { BinaryOperator, Expression } from "./expression.ts";
import { CelFailure, CelUnknown } from "./failure.ts";
import { FUNCTIONS, TYPE_NAMES } from "./library/functions.ts";
import { applyOperator, negate } from "./operators.ts";
import { type CelKey, type CelValue, keyOf, kindOf, list, NONE, some } from "./value.ts";
import { findVariable, namespaceOf, type Variables } from "./variables.ts";

/**
 * The value of an expression. Throws `CelFailure` when it yields none, `CelUnknown` when nobody can say here.
 *
 * Source: https://github.com/google/cel-spec/blob/master/doc/langdef.md
 */
export function evaluate(expression: Expression, variables: Variables | undefined, budget: Budget): CelValue {
  budget.spend(1);
  switch (expression.kind) {
    case "literal":
      return expression.value instanceof Uint8Array
        ? { kind: "bytes", bytes: expression.value }
        : expression.value;
    case "identifier":
      return lookUp(expression.name, variables);
    case "select":
      return select(expression, variables, budget);
    case "index":
      return index(expression, variables, budget);
    case "call":
      return call(expression, variables, budget);
    case "unary":
      return negate(expression.operator, evaluate(expression.operand, variables, budget));
    case "binary":
      return binary(expression, variables, budget);
    case "conditional": {
      const condition = truth(evaluate(expression.condition, variables, budget));
      return evaluate(condition ? expression.whenTrue : expression.whenFalse, variables, budget);
    }
    case "list":
      return list(expression.items.map((item) => evaluate(item, variables, budget)));
    case "map":
      return mapOf(expression.entries, variables, budget);
  }
}

function lookUp(name: string, variables: Variables | undefined): CelValue {
  const variable = findVariable(name, variables);
  if (variable !== undefined) {
    if (variable.value === undefined) throw new CelUnknown(`Only a cluster knows \`${name}\`.`);
    return variable.value;
  }
  if (TYPE_NAMES.has(name)) return { kind: "type", name };
  throw new CelFailure(`there is no \`${name}\``);
}

function truth(value: CelValue): boolean {
  if (typeof value === "boolean") return value;
  throw new CelFailure(`a condition must be true or false, not ${kindOf(value)}`);
}

type Select = Extract<Expression, { kind: "select" }>;

function select(
  { operand, field, optional }: Select,
  variables: Variables | undefined,
  budget: Budget,
): CelValue {
  const owner = evaluate(operand, variables, budget);
  return read(owner, field, optional);
}

type Index = Extract<Expression, { kind: "index" }>;

function index(
  { operand, index: at, optional }: Index,
  variables: Variables | undefined,
  budget: Budget,
): CelValue {
  const owner = evaluate(operand, variables, budget);
  return read(owner, evaluate(at, variables, budget), optional);
}

/** Below an optional value everything is optional. */
function read(owner: CelValue, key: CelValue, optional: boolean): CelValue {
  if (typeof owner === "object" && owner !== null && owner.kind === "optional") {
    return owner.value === undefined ? NONE : read(owner.value, key, true);
  }
  const found = find(owner, key);
  if (optional) return found === undefined ? NONE : some(found);
  if (found !== undefined) return found;
  if (typeof owner === "object" && owner?.kind === "list") throw new CelFailure("the index is out of bounds");
  throw new CelFailure(`there is no key \`${String(keyOf(key))}\``);
}

function find(owner: CelValue, key: CelValue): CelValue | undefined {
  const name = keyOf(key);
  if (typeof owner === "object" && owner?.kind === "list" && typeof name === "bigint") {
    return name < 0n ? undefined : owner.items[Number(name)];
  }
  if (typeof owner === "object" && owner?.kind === "map" && name !== undefined)
    return owner.entries.get(name);
  throw new CelFailure(`${kindOf(owner)} has no keys of kind ${kindOf(key)}`);
}

type Call = Extract<Expression, { kind: "call" }>;

function call(expression: Call, variables: Variables | undefined, budget: Budget): CelValue {
  const { name, target, parameters } = expression;
  if (name === "has" && target === undefined) return has(parameters[0], variables, budget);
  const macro = evaluateMacro(expression, {
    evaluate: (inner, bound) => evaluate(inner, { ...bound, outer: bound.outer ?? variables }, budget),
    evaluateHere: (inner) => evaluate(inner, variables, budget),
    budget,
    variables,
  });
  if (macro !== undefined) return macro;
  const namespace = namespaceOf(target, variables);
  const known = namespace === undefined ? undefined : FUNCTIONS.get(`${namespace}.${name}`);
  const called = known ?? FUNCTIONS.get(target === undefined ? name : `.${name}`);
  if (called === undefined) throw new CelUnknown(`No function \`${name}\` is known here.`);
  const given = [...(target === undefined || known !== undefined ? [] : [target]), ...parameters];
  const values = given.map((parameter) => evaluate(parameter, variables, budget));
  for (const value of values) if (typeof value === "string") budget.spend(costOfText(value));
  for (const overload of called) {
    const result = overload(values, budget);
    if (result !== undefined) return result;
  }
  throw new CelFailure(`\`${name}\` does not take ${values.map(kindOf).join(", ") || "nothing"}`);
}

/** Only the last step may be missing; everything before it must be there. */
function has(place: Expression | undefined, variables: Variables | undefined, budget: Budget): boolean {
  if (place?.kind !== "select") throw new CelFailure("`has` takes a field");
  const owner = evaluate(place.operand, variables, budget);
  if (typeof owner === "object" && owner?.kind === "optional") {
    return owner.value !== undefined && find(owner.value, place.field) !== undefined;
  }
  return find(owner, place.field) !== undefined;
}

type Binary = Extract<Expression, { kind: "binary" }>;

function binary(
  { operator, left, right }: Binary,
  variables: Variables | undefined,
  budget: Budget,
): CelValue {
  if (operator === "&&" || operator === "||") return logic(operator, left, right, variables, budget);
  const first = evaluate(left, variables, budget);
  return applyOperator(operator, first, evaluate(right, variables, budget), budget);
}

/** Either side may decide alone, even when the other one fails. */
function logic(
  operator: Extract<BinaryOperator, "&&" | "||">,
  left: Expression,
  right: Expression,
  variables: Variables | undefined,
  budget: Budget,
): boolean {
  const decisive = operator === "||";
  const first = attempt(() => truth(evaluate(left, variables, budget)));
  if (first === decisive) return decisive;
  const second = attempt(() => truth(evaluate(right, variables, budget)));
  if (second === decisive) return decisive;
  if (first instanceof Error) throw first;
  if (second instanceof Error) throw second;
  return !decisive;
}

/** The value, or the failure in its place. What is unknown stays thrown. */
function attempt<Value>(compute: () => Value): Value | CelFailure {
  try {
    return compute();
  } catch (error) {
    if (error instanceof CelFailure) return error;
    throw error;
  }
}

function mapOf(
  pairs: readonly (readonly [Expression, Expression])[],
  variables: Variables | undefined,
  budget: Budget,
): CelValue {
  const entries = new Map<CelKey, CelValue>();
  for (const [keyExpression, valueExpression] of pairs) {
    const key = keyOf(evaluate(keyExpression, variables, budget));
    if (key === undefined || entries.has(key)) throw new CelFailure("a map needs distinct keys");
    entries.set(key, evaluate(valueExpression, variables, budget));
  }
  return { kind: "map", entries };
}
