import { hasFormat } from "../formats/stringFormats.ts";
import type { Cursor } from "../manifest/cursor.ts";
import type { Schema, ValueConstraints } from "../schema/schema.ts";
import { codes, listing, say, type Message } from "../text/message.ts";
import type { ScalarValue } from "../yaml/node.ts";
import { isScalarValue } from "../yaml/writeScalar.ts";
import { sizeOf } from "./defaulted.ts";
import { mismatch } from "./patternMismatch.ts";
import type { StructureCodeName } from "./structureCodes.ts";
import { type Bits, fitsBits } from "./valueTypes.ts";

/** A value that its type does not allow, although it is of the right type. */
export interface Violation {
  readonly code: StructureCodeName;
  readonly at: Cursor;
  readonly message: Message;
  /** The only values allowed, when the type lists them. */
  readonly allowed?: readonly ScalarValue[];
}

/** A value that is none of those that are listed. */
export function enumViolations(at: Cursor, { enum: values }: ValueConstraints): readonly Violation[] {
  const value = at.scalar?.value;
  if (
    values === undefined ||
    value === undefined ||
    values.includes(typeof value === "bigint" ? Number(value) : value)
  )
    return [];
  const allowed = values.filter(isScalarValue);
  const field = at.parent?.isSequence === true ? at.parent : at;
  return [
    {
      code: "invalid-enum",
      at,
      message: say`\`${String(value)}\` is not one of the values of \`${field.name}\`: ${listed(allowed.map(String))}.`,
      allowed,
    },
  ];
}

function listed(values: readonly string[]): Message {
  const shown = codes(values.slice(0, 12));
  return values.length > shown.length
    ? say`${listing(shown)} and ${values.length - shown.length} more`
    : listing(shown);
}

/** A text or a number that is out of bounds, or has not the form that is asked for. */
export function scalarViolations(
  at: Cursor,
  value: ScalarValue,
  constraints: ValueConstraints,
): readonly Violation[] {
  if (typeof value === "string") return textViolations(at, value, constraints);
  return typeof value === "number" || typeof value === "bigint"
    ? numberViolations(at, value, constraints)
    : [];
}

function textViolations(at: Cursor, text: string, constraints: ValueConstraints): readonly Violation[] {
  const { pattern, format, minLength = 0, maxLength = Infinity } = constraints;
  const violations: Violation[] = [];
  const length = minLength > 0 || maxLength < Infinity ? Array.from(text).length : 0;
  if (length < minLength) {
    const message =
      text === ""
        ? say`\`${at.called}\` must not be empty.`
        : say`\`${at.called}\` must have at least ${minLength} characters, this has ${length}.`;
    violations.push({ code: "out-of-bounds", at, message });
  }
  if (length > maxLength)
    violations.push({
      code: "out-of-bounds",
      at,
      message: say`\`${at.called}\` may have at most ${maxLength} characters, this has ${length}.`,
    });
  if (pattern?.complaint === undefined && pattern?.test(text) === false)
    violations.push({ code: "pattern-mismatch", at, ...mismatch(at, text, pattern) });
  if (format !== undefined && !hasFormat(text, format)) {
    violations.push({
      code: "invalid-format",
      at,
      message: say`\`${at.called}\` must have the format \`${format}\`.`,
    });
  }
  return violations;
}

function numberViolations(
  at: Cursor,
  value: number | bigint,
  constraints: ValueConstraints,
): readonly Violation[] {
  const { exclusiveMinimum, exclusiveMaximum, multipleOf } = constraints;
  const isWhole = typeof value === "bigint" || Number.isInteger(value);
  // Go compares whole numbers with whole numbers.
  const bound = (stated: number): number => (isWhole ? Math.trunc(stated) : stated);
  const minimum = bound(constraints.minimum ?? -Infinity);
  const maximum = bound(constraints.maximum ?? Infinity);
  const violations: Violation[] = [];
  const report = (demand: Message): void => {
    violations.push(outOfBounds(at, value, demand));
  };
  if (exclusiveMinimum === true ? value <= minimum : value < minimum)
    report(say`${exclusiveMinimum === true ? say`greater than` : say`at least`} ${minimum}`);
  if (exclusiveMaximum === true ? value >= maximum : value > maximum)
    report(say`${exclusiveMaximum === true ? say`less than` : say`at most`} ${maximum}`);
  if (multipleOf !== undefined && !isMultiple(value, bound(multipleOf)))
    report(say`a multiple of ${multipleOf}`);
  return violations;
}

/** A whole number that takes more bits than its type has. */
export function bitsViolations(at: Cursor, value: ScalarValue, bits: Bits): readonly Violation[] {
  return (typeof value === "number" || typeof value === "bigint") && !fitsBits(value, bits)
    ? [outOfBounds(at, value, say`a number that ${bits} bits can hold`)]
    : [];
}

function outOfBounds(at: Cursor, value: number | bigint, demand: Message): Violation {
  return {
    code: "out-of-bounds",
    at,
    message: say`\`${at.called}\` must be ${demand}, this is ${String(value)}.`,
  };
}

/** Fractions are compared as exactly as they can be written. */
function isMultiple(value: number | bigint, factor: number): boolean {
  if (factor === 0) return false;
  if (typeof value === "bigint") return value % BigInt(factor) === 0n;
  if (Number.isInteger(value)) return value % factor === 0;
  const times = factor < 1 ? (1 / factor) * value : value / factor;
  return Math.abs(times - Math.trunc(times)) <= 1e-9 * Math.abs(times);
}

/** A list or a mapping in which the server finds too few or too many entries. @param shape its type */
export function sizeViolations(
  at: Cursor,
  shape: Schema,
  { minItems, maxItems, minProperties, maxProperties }: ValueConstraints,
): readonly Violation[] {
  const [minimum = 0, maximum = Infinity] = at.isSequence
    ? [minItems, maxItems]
    : [minProperties, maxProperties];
  // Hardly any type bounds it, and to count with defaults asks for every field of the type.
  if (minimum === 0 && maximum === Infinity) return [];
  const size = sizeOf(at, shape);
  if (size >= minimum && size <= maximum) return [];
  return [
    {
      code: "out-of-bounds",
      at,
      message:
        size < minimum
          ? say`\`${at.called}\` must have at least ${minimum} entries, this has ${size}.`
          : say`\`${at.called}\` may have at most ${maximum} entries, this has ${size}.`,
    },
  ];
}
