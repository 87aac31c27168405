import { codes, listing, say } from "../../text/message.ts";
import type { Expression, Literal } from "../expression.ts";
import { TYPE_NAMES } from "../library/typeNames.ts";
import { macroOf, type Macro } from "../macros.ts";
import { binaryType } from "./binaryType.ts";
import { type CelType, DYN, isPlain, listOf, plain, typeText } from "./celType.ts";
import { type Check, type TypeProblem, type TypeScope, type TypeVisitor, wrong } from "./check.ts";
import { checkLiteral } from "./checkLiteral.ts";
import { elementAt, fieldOf, fieldRange } from "./members.ts";
import { type Call, resolve } from "./overloads.ts";
import { NAMESPACES } from "./signatures.ts";
import { joined } from "./unify.ts";

/** Where an expression stands that was checked, and what it yields. */
export interface CheckedExpression {
  readonly type: CelType;
  readonly problems: readonly TypeProblem[];
}

/**
 * Type-checks an expression. What is not known for certain is `dyn`, which fits everywhere: a mistake that is reported is
 * one for the API server too.
 *
 * Source: https://github.com/google/cel-spec/blob/master/doc/langdef.md#gradual-type-checking
 */
export function checkExpression(expression: Expression, scope: TypeScope): CheckedExpression {
  const problems: TypeProblem[] = [];
  return { type: typeOf(expression, { scope, problems }), problems };
}

/** Types an expression, mistakes or not, and tells what its parts are. */
export function visitTypes(expression: Expression, scope: TypeScope, visit: TypeVisitor): void {
  typeOf(expression, { scope, problems: [], visit });
}

function typeOf(expression: Expression, check: Check): CelType {
  const type = typeOfParts(expression, check);
  check.visit?.(expression, type, check.scope);
  return type;
}

function typeOfParts(expression: Expression, check: Check): CelType {
  switch (expression.kind) {
    case "literal":
      return plain(literalName(expression));
    case "identifier":
      return typeOfName(expression, check);
    case "select":
      return typeOfSelect(expression, check);
    case "index":
      return typeOfIndex(expression, check);
    case "call":
      return typeOfCall(expression, check);
    case "unary":
      return typeOfUnary(expression, check);
    case "binary":
      return typeOfBinary(expression, check);
    case "conditional":
      return typeOfConditional(expression, check);
    case "list":
      return listOf(commonType(expression.items, check));
    case "map":
      return {
        kind: "map",
        key: commonType(
          expression.entries.map(([key]) => key),
          check,
        ),
        value: commonType(
          expression.entries.map(([, value]) => value),
          check,
        ),
      };
  }
}

function literalName({ value, isUnsigned }: Literal): string {
  if (value === null) return "null";
  if (value instanceof Uint8Array) return "bytes";
  switch (typeof value) {
    case "bigint":
      return isUnsigned === true ? "uint" : "int";
    case "number":
      return "double";
    case "boolean":
      return "bool";
    default:
      return "string";
  }
}

/** Kubernetes asks that all elements of a literal have one type, unless they are for `format`. */
function commonType(items: readonly Expression[], check: Check): CelType {
  let common: CelType | undefined;
  for (const item of items) {
    const type = typeOf(item, check);
    const both: CelType | undefined = common === undefined ? type : joined(common, type);
    if (both === undefined && check.mixes === true) return DYN;
    if (both === undefined)
      return wrong(
        check,
        item,
        say`The other elements are \`${typeText(common ?? DYN)}\`, this is \`${typeText(type)}\`: a literal holds values of one type.`,
      );
    common = both;
  }
  return common ?? DYN;
}

function typeOfName(expression: Extract<Expression, { kind: "identifier" }>, check: Check): CelType {
  const { name } = expression;
  const type = check.scope.get(name);
  if (type !== undefined) return type;
  if (TYPE_NAMES.has(name)) return plain("type");
  if (NAMESPACES.has(name)) return DYN;
  const known = codes([...check.scope.keys()]);
  return wrong(
    check,
    expression,
    known.length === 0
      ? say`There is no \`${name}\` here.`
      : say`There is no \`${name}\` here, but ${listing(known)}.`,
  );
}

function typeOfSelect(expression: Extract<Expression, { kind: "select" }>, check: Check): CelType {
  const { operand, field } = expression;
  const qualified = operand.kind === "identifier" ? check.scope.get(`${operand.name}.${field}`) : undefined;
  if (qualified !== undefined) return qualified;
  const owner = typeOf(operand, check);
  const place = fieldRange(expression);
  if (owner.kind === "optional")
    return { kind: "optional", value: fieldOf(owner.value, field, place, check) };
  const type = fieldOf(owner, field, place, check);
  return expression.optional ? { kind: "optional", value: type } : type;
}

function typeOfIndex(expression: Extract<Expression, { kind: "index" }>, check: Check): CelType {
  const owner = typeOf(expression.operand, check);
  const index = typeOf(expression.index, check);
  const element = elementAt(owner.kind === "optional" ? owner.value : owner, index, expression, check);
  return owner.kind === "optional" || expression.optional ? { kind: "optional", value: element } : element;
}

function typeOfUnary(
  { operator, operand, ...at }: Extract<Expression, { kind: "unary" }>,
  check: Check,
): CelType {
  const type = typeOf(operand, check);
  if (operator === "!") {
    if (type.kind !== "dyn" && !isPlain(type, "bool"))
      wrong(check, operand, say`\`!\` takes a bool, not \`${typeText(type)}\`.`);
    return plain("bool");
  }
  if (type.kind === "dyn" || isPlain(type, "int", "double")) return type;
  return wrong(check, at, say`\`-\` takes a number, not \`${typeText(type)}\`.`);
}

function typeOfConditional(
  { condition, whenTrue, whenFalse }: Extract<Expression, { kind: "conditional" }>,
  check: Check,
): CelType {
  const asked = typeOf(condition, check);
  if (asked.kind !== "dyn" && !isPlain(asked, "bool"))
    wrong(check, condition, say`A condition is a bool, not \`${typeText(asked)}\`.`);
  const [one, other] = [typeOf(whenTrue, check), typeOf(whenFalse, check)];
  return (
    joined(one, other) ??
    wrong(
      check,
      whenFalse,
      say`Both outcomes need one type: this is \`${typeText(other)}\`, the other \`${typeText(one)}\`.`,
    )
  );
}

function typeOfBinary(expression: Extract<Expression, { kind: "binary" }>, check: Check): CelType {
  const { left, right } = expression;
  return binaryType(expression, typeOf(left, check), typeOf(right, check), check);
}

function typeOfCall(call: Call, check: Check): CelType {
  if (call.name === "has" && call.target === undefined) return typeOfHas(call, check);
  const macro = macroOf(call);
  if (macro !== undefined) return typeOfMacro(macro, check);
  const { target, name, parameters } = call;
  const namespace =
    target?.kind === "identifier" && !check.scope.has(target.name) && NAMESPACES.has(target.name)
      ? target.name
      : undefined;
  const inside: Check = name === "format" ? { ...check, mixes: true } : check;
  const given = parameters.map((parameter) => typeOf(parameter, inside));
  const literal = checkLiteral(call);
  if (literal !== undefined) wrong(check, literal.at, literal.message);
  if (target === undefined || namespace !== undefined) {
    const called = namespace === undefined ? name : `${namespace}.${name}`;
    return resolve(call, called, undefined, given, check);
  }
  return resolve(call, `.${name}`, typeOf(target, check), given, check);
}

function typeOfHas({ parameters, ...at }: Call, check: Check): CelType {
  const [place] = parameters;
  if (place?.kind === "select") typeOfSelect(place, check);
  else wrong(check, place ?? at, say`\`has\` takes a field, as in \`has(self.name)\`.`);
  return plain("bool");
}

function typeOfMacro(macro: Macro, check: Check): CelType {
  const { name, target, names, bodies } = macro;
  const [first = "", second] = names;
  const [body, another] = bodies;
  if (body === undefined) return DYN;
  const inside = (bound: readonly (readonly [string, CelType])[]): Check => ({
    ...check,
    scope: new Map([...check.scope, ...bound]),
  });
  if (name === "bind") {
    const bound = inside([[first, typeOf(body, check)]]);
    return another === undefined ? DYN : typeOf(another, bound);
  }
  const range = typeOf(target, check);
  if (name === "optMap" || name === "optFlatMap") {
    const value = typeOf(body, inside([[first, range.kind === "optional" ? range.value : DYN]]));
    return name === "optMap" ? { kind: "optional", value } : value;
  }
  const [key, element] = turnTypes(range, target, check);
  const bound = inside(
    second === undefined
      ? [[first, range.kind === "map" ? key : element]]
      : [
          [first, key],
          [second, element],
        ],
  );
  return resultOfLoop(macro, range, bodies, bound);
}

/** Keys and elements of what a loop runs over. */
function turnTypes(range: CelType, target: Expression, check: Check): readonly [CelType, CelType] {
  if (range.kind === "list") return [plain("int"), range.element];
  if (range.kind === "map") return [range.key, range.value];
  if (range.kind !== "dyn" && range.kind !== "parameter")
    wrong(check, target, say`A loop runs over a list or a map, not over \`${typeText(range)}\`.`);
  return [DYN, DYN];
}

function resultOfLoop({ name }: Macro, range: CelType, bodies: readonly Expression[], bound: Check): CelType {
  const types = bodies.map((body) => typeOf(body, bound));
  const filters = name === "map" || name.startsWith("transform") ? types.slice(0, -1) : types;
  for (const [index, type] of filters.entries()) {
    const body = bodies[index];
    if (body !== undefined && type.kind !== "dyn" && !isPlain(type, "bool"))
      wrong(bound, body, say`\`${name}\` takes a condition, a bool, not \`${typeText(type)}\`.`);
  }
  const last = types.at(-1) ?? DYN;
  switch (name) {
    case "all":
    case "exists":
    case "exists_one":
    case "existsOne":
      return plain("bool");
    case "filter":
      return range.kind === "map" ? listOf(range.key) : range;
    case "map":
    case "transformList":
      return listOf(last);
    case "transformMap":
      return { kind: "map", key: range.kind === "map" ? range.key : DYN, value: last };
    default:
      return last;
  }
}
