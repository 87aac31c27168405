import type { Cursor } from "../manifest/cursor.ts";
import type { GoPattern } from "../formats/goPattern.ts";
import { closestQuantity } from "../formats/quantity.ts";
import { hasFormat } from "../formats/stringFormats.ts";
import type { PartialSchema, Schema, ValueConstraints } from "../schema/schema.ts";
import { codes, listing, type Message, type MessageValue, say } from "../text/message.ts";
import type { YamlNode } from "../yaml/node.ts";
import { fitsBits, hasType, typeInWords } from "./valueTypes.ts";
import { isZeroFine } from "./zeroValues.ts";
import type { StructureCodeName } from "./structureCodes.ts";

/** A value that its type does not allow, although it is of the right type. */
export interface Violation {
  readonly code: StructureCodeName;
  readonly at: Cursor;
  readonly message: Message;
  /** The only values allowed, when the type lists them. */
  readonly allowed?: readonly string[];
}

/**
 * What is wrong with the value at `at`, which is present and of the type of `shape`, the structural schema at this
 * place. Constraints may come from `shape` itself or from a branch of one of its junctors.
 */
export function violationsOf(at: Cursor, constraints: ValueConstraints, shape: Schema): readonly Violation[] {
  const { node } = at;
  if (node === undefined) return [];
  return [
    ...enumViolations(at, constraints),
    ...(node.kind === "scalar"
      ? scalarViolations(at, node.value, constraints)
      : sizeViolations(at, node, constraints)),
    ...requiredViolations(at, constraints, shape),
    ...junctorViolations(at, constraints, shape),
  ];
}

function enumViolations(at: Cursor, { enum: values }: ValueConstraints): readonly Violation[] {
  const value = at.scalar?.value;
  if (
    values === undefined ||
    value === undefined ||
    values.includes(typeof value === "bigint" ? Number(value) : value)
  )
    return [];
  const allowed = values.map(String);
  const field = at.parent?.isSequence === true ? at.parent : at;
  return [
    {
      code: "invalid-enum",
      at,
      message: say`\`${String(value)}\` is not one of the values of \`${field.name}\`: ${listed(allowed)}.`,
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

function scalarViolations(at: Cursor, value: unknown, constraints: ValueConstraints): readonly Violation[] {
  if (typeof value === "string") return textViolations(at, value, constraints);
  const number = at.number;
  return number === undefined ? [] : numberViolations(at, number, constraints);
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

/** What controller-gen writes for a quantity, which people know by another name. */
const quantityPattern =
  "^(\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))(([KMGTPE]i)|[numkMGTPE]|([eE](\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))))?$";

function mismatch(at: Cursor, text: string, pattern: GoPattern): Pick<Violation, "message" | "allowed"> {
  if (pattern.source === quantityPattern)
    return { message: notAQuantity(text), ...allowing(closestQuantity(text)) };
  if (!isOfDurations(pattern))
    return { message: say`\`${at.called}\` must match the pattern \`${pattern.source}\`.` };
  const message = say`\`${text}\` is no duration: write a number with its unit, as in \`30s\` or \`5m\`.`;
  return { message, ...allowing(closestDuration(text, pattern)) };
}

function allowing(value: string | undefined): Pick<Violation, "allowed"> {
  return value === undefined ? {} : { allowed: [value] };
}

/** Patterns of durations differ in the units that they take, and nobody reads them. */
export function isOfDurations(pattern: GoPattern): boolean {
  return (
    ["30s", "5m"].every((text) => pattern.test(text)) &&
    ["30", "s", "text"].every((text) => !pattern.test(text))
  );
}

/** Without blanks, and units by their first letter: `5 minutes`. */
function closestDuration(text: string, pattern: GoPattern): string | undefined {
  const short = text.replaceAll(/\s+/gu, "");
  return [short, short.replaceAll(/([a-z])[a-z]*/gu, "$1")].find((duration) => pattern.test(duration));
}

/** What is said of a text that is no quantity. */
export function notAQuantity(text: string): Message {
  return say`\`${text}\` is no quantity: write a number with an optional suffix such as \`m\`, \`Mi\` or \`G\`.`;
}

function numberViolations(at: Cursor, value: number, constraints: ValueConstraints): readonly Violation[] {
  const {
    minimum = -Infinity,
    maximum = Infinity,
    exclusiveMinimum,
    exclusiveMaximum,
    multipleOf,
    format,
  } = constraints;
  const violations: Violation[] = [];
  const report = (demand: Message): void => {
    violations.push({
      code: "out-of-bounds",
      at,
      message: say`\`${at.called}\` must be ${demand}, this is ${value}.`,
    });
  };
  if (exclusiveMinimum === true ? value <= minimum : value < minimum)
    report(say`${exclusiveMinimum === true ? say`greater than` : say`at least`} ${minimum}`);
  if (exclusiveMaximum === true ? value >= maximum : value > maximum)
    report(say`${exclusiveMaximum === true ? say`less than` : say`at most`} ${maximum}`);
  if (multipleOf !== undefined && !Number.isInteger(value / multipleOf))
    report(say`a multiple of ${multipleOf}`);
  if (!fitsBits(value, format)) report(say`a number that ${format === "int32" ? 32 : 64} bits can hold`);
  return violations;
}

function sizeViolations(at: Cursor, node: YamlNode, constraints: ValueConstraints): readonly Violation[] {
  const list = node.kind === "sequence";
  const size =
    node.kind === "sequence" ? node.items.length : node.kind === "mapping" ? node.entries.length : 0;
  const minimum = (list ? constraints.minItems : constraints.minProperties) ?? 0;
  const maximum = (list ? constraints.maxItems : constraints.maxProperties) ?? Infinity;
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

function requiredViolations(at: Cursor, { required }: ValueConstraints, shape: Schema): readonly Violation[] {
  return at.isMapping ? missingFields(at, required, shape) : [];
}

/** The required fields that are not below `at`, which is a mapping or taken for an empty one. */
export function missingFields(at: Cursor, required: readonly string[], shape: Schema): readonly Violation[] {
  return required
    .filter((name) => !isSet(at.at(name), shape.properties.get(name)) && !isZeroFine(shape, name))
    .map((name): Violation => ({
      code: "missing-required",
      at: at.at(name),
      message: say`\`${name}\` is missing; it is required here.`,
    }));
}

/** Whether the server, after it filled in defaults, finds a value there. */
export function isSet(place: Cursor, schema: Schema | undefined): boolean {
  if (place.present || schema?.default !== undefined) return true;
  return place.node !== undefined && schema?.nullable === true && schema.origin === "custom";
}

function junctorViolations(at: Cursor, constraints: ValueConstraints, shape: Schema): readonly Violation[] {
  const { allOf = [], anyOf, oneOf, not } = constraints;
  const violations = allOf.flatMap((branch) => branchViolations(at, branch, shape));
  const report = (message: Message): void => {
    violations.push({ code: "schema-alternatives", at, message });
  };
  const fits = (branch: PartialSchema): boolean => branchViolations(at, branch, shape).length === 0;
  if (anyOf !== undefined && !anyOf.some(fits))
    report(say`\`${at.called}\` fits none of the alternatives of its type${alternatives(anyOf)}.`);
  if (oneOf !== undefined) {
    const count = oneOf.filter(fits).length;
    if (count !== 1)
      report(
        say`\`${at.called}\` must fit exactly one of the alternatives of its type, it fits ${count === 0 ? say`none` : count}${alternatives(oneOf)}.`,
      );
  }
  if (not !== undefined && fits(not))
    report(say`\`${at.called}\` has a shape that its type forbids${alternatives([not])}.`);
  return violations;
}

/** The fields that tell alternatives apart, when that is all there is to them. */
function alternatives(branches: readonly PartialSchema[]): MessageValue {
  const fields = branches.map((branch) => branch.required);
  return fields.every(({ length }) => length > 0) ? say` (${listing(fields.map(together))})` : "";
}

function together(names: readonly string[]): Message {
  return listing(codes(names), "and");
}

/** As `violationsOf`, for a branch that may also speak of the type and of what lies below. */
function branchViolations(at: Cursor, branch: PartialSchema, shape: Schema): readonly Violation[] {
  const { node } = at;
  if (node === undefined) return [];
  if (branch.type !== undefined && !hasType(node, branch.type)) {
    return [
      { code: "wrong-type", at, message: say`\`${at.called}\` must be ${typeInWords(branch.type)} here.` },
    ];
  }
  const violations = [...violationsOf(at, branch, shape)];
  for (const [name, below] of branch.properties ?? []) {
    const schema = shape.properties.get(name) ?? shape.additionalProperties;
    const field = at.at(name);
    if (schema !== undefined && field.present) violations.push(...branchViolations(field, below, schema));
  }
  if (branch.items !== undefined && shape.items !== undefined) {
    for (const item of at.items()) violations.push(...branchViolations(item, branch.items, shape.items));
  }
  if (branch.additionalProperties !== undefined && shape.additionalProperties !== undefined) {
    for (const value of at.fields())
      violations.push(...branchViolations(value, branch.additionalProperties, shape.additionalProperties));
  }
  return violations;
}
