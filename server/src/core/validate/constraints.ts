import type { Cursor } from "../manifest/cursor.ts";
import type { PartialSchema, Schema, ValueConstraints } from "../schema/schema.ts";
import { codes, listing, type Message, type MessageValue, say } from "../text/message.ts";
import { hasType, typeInWords } from "./valueTypes.ts";
import { cursorAt, isFilledIn, isSet } from "./defaulted.ts";
import { enumViolations, scalarViolations, sizeViolations, type Violation } from "./valueViolations.ts";
import { isZeroFine } from "./zeroValues.ts";

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
      : sizeViolations(at, shape, constraints)),
    ...requiredViolations(at, constraints, shape),
    ...junctorViolations(at, constraints, shape),
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
    if (schema === undefined) continue;
    if (field.present) violations.push(...branchViolations(field, below, schema));
    else if (isFilledIn(field, schema))
      violations.push(
        ...branchViolations(cursorAt(schema.default), below, schema).map((found) => ({
          ...found,
          at: field,
        })),
      );
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
