import { compareQuantities, isWhole, parseQuantity, type Quantity, signOf } from "../../formats/quantity.ts";
import { say } from "../../text/message.ts";
import { CelFailure } from "../failure.ts";
import { inRange } from "../operators.ts";
import type { CelValue } from "../value.ts";
import type { CelFunction, FunctionTable } from "./function.ts";

/** Source: https://kubernetes.io/docs/reference/using-api/cel/#kubernetes-quantity-library */
export const QUANTITY_FUNCTIONS: FunctionTable = {
  quantity: ([text]) => {
    if (typeof text !== "string") return undefined;
    const quantity = parseQuantity(text);
    if (quantity === undefined) throw new CelFailure(say`\`${text}\` is no quantity`);
    return { kind: "quantity", quantity };
  },
  isQuantity: ([text]) => (typeof text === "string" ? parseQuantity(text) !== undefined : undefined),
  ".isLessThan": onBoth((one, other) => compareQuantities(one, other) < 0),
  ".isGreaterThan": onBoth((one, other) => compareQuantities(one, other) > 0),
  ".compareTo": onBoth((one, other) => BigInt(compareQuantities(one, other))),
  ".add": onBoth((one, other) => sum(one, other, 1n)),
  ".sub": onBoth((one, other) => sum(one, other, -1n)),
  sign: onOne((quantity) => BigInt(signOf(quantity))),
  ".isInteger": onOne(
    (quantity) => isWhole(quantity) && BigInt.asIntN(64, asInteger(quantity)) === asInteger(quantity),
  ),
  ".asInteger": onOne((quantity) => {
    if (!isWhole(quantity)) throw new CelFailure(say`the quantity is no whole number`);
    return inRange(asInteger(quantity));
  }),
  ".asApproximateFloat": onOne(({ digits, exponent }) => Number(`${String(digits)}e${String(exponent)}`)),
};

function onOne(compute: (quantity: Quantity) => CelValue): CelFunction {
  return ([value]) => (isQuantity(value) ? compute(value.quantity) : undefined);
}

/** The second one may be a plain integer for `add` and `sub`. */
function onBoth(compute: (one: Quantity, other: Quantity) => CelValue): CelFunction {
  return ([one, other]) => {
    if (!isQuantity(one)) return undefined;
    if (typeof other === "bigint") return compute(one.quantity, { digits: other, exponent: 0 });
    return isQuantity(other) ? compute(one.quantity, other.quantity) : undefined;
  };
}

function isQuantity(value: CelValue | undefined): value is Extract<CelValue, { kind: "quantity" }> {
  return typeof value === "object" && value?.kind === "quantity";
}

function sum(one: Quantity, other: Quantity, sign: bigint): CelValue {
  const exponent = Math.min(one.exponent, other.exponent);
  const digits = scaled(one, exponent) + sign * scaled(other, exponent);
  return { kind: "quantity", quantity: { digits, exponent } };
}

function scaled({ digits, exponent }: Quantity, to: number): bigint {
  return digits * 10n ** BigInt(exponent - to);
}

/** Of a whole quantity. */
function asInteger({ digits, exponent }: Quantity): bigint {
  return exponent >= 0 ? digits * 10n ** BigInt(exponent) : digits / 10n ** BigInt(-exponent);
}
