import type { Cursor } from "../manifest/cursor.ts";
import type { CelValidation, Schema } from "../schema/schema.ts";
import { type Message, say, verbatim } from "../text/message.ts";
import { evaluate } from "./evaluate.ts";
import { mentions } from "./expression.ts";
import { failingPart } from "./failingPart.ts";
import { attempt, CelFailure, CelTooCostly } from "./failure.ts";
import { toFieldName } from "./fieldNames.ts";
import { fieldOf } from "./jsonPath.ts";
import { isAsked } from "./isAsked.ts";
import { objectValue } from "./objectValue.ts";
import { parseExpression } from "./parseExpression.ts";
import { createRun, type Run } from "./run.ts";
import { type CelValue, NONE } from "./value.ts";
import { bind, type Scope } from "./variables.ts";

/** A rule of a CRD that an object breaks. */
export interface Violation {
  /** Where: the value that has the rule, or the field below it that the rule names. */
  readonly at: Cursor;
  /** What the author of the CRD says, and the part of the rule that is false. */
  readonly message: Message;
}

/** Work that all rules of one object may do together; three orders of magnitude above what real ones do. */
const LIMIT = 1_000_000;

/**
 * Evaluates the `x-kubernetes-validations` of a custom resource as the API server does when the object is created: rules
 * about changes (`oldSelf`) are skipped, and a rule that fails to evaluate is broken. Rules that cannot be decided here
 * are silent. `isSound` tells whether a place and all below it have the shape of their types: no other is looked at.
 *
 * Source: https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#validation-rules
 */
export function evaluateValidations(
  root: Cursor,
  schema: Schema,
  isSound: (at: Cursor) => boolean,
): readonly Violation[] {
  if (root.node === undefined || !isAsked(root.node, schema)) return [];
  const walk: Walk = { run: createRun(LIMIT), isSound, violations: [] };
  try {
    visit(root, objectValue(root, schema), schema, walk);
  } catch (error) {
    if (!(error instanceof CelTooCostly)) throw error;
  }
  return walk.violations;
}

interface Walk {
  readonly run: Run;
  readonly isSound: (at: Cursor) => boolean;
  readonly violations: Violation[];
}

function visit(at: Cursor, value: CelValue, schema: Schema, walk: Walk): void {
  if (value === null || schema.origin === "built-in") return;
  if (schema.validations.length > 0 && walk.isSound(at)) checkRules(at, value, schema, walk);
  if (typeof value !== "object") return;
  if (value.kind === "map") {
    for (const [name, type] of schema.properties) {
      const below = value.entries.get(toFieldName(name));
      if (below !== undefined) visit(at.at(name), below, type, walk);
    }
    if (schema.additionalProperties === undefined) return;
    for (const [key, below] of value.entries)
      visit(at.key(String(key)), below, schema.additionalProperties, walk);
  } else if (value.kind === "list" && schema.items !== undefined) {
    const items = at.items();
    // A list that comes from a default has no elements in the text.
    for (const [index, below] of value.items.entries()) visit(items[index] ?? at, below, schema.items, walk);
  }
}

function checkRules(at: Cursor, self: CelValue, schema: Schema, walk: Walk): void {
  const scope = bind({ variables: undefined, run: walk.run }, "self", self);
  for (const rule of schema.validations) {
    const message = brokenBecause(rule, scope);
    if (message === undefined) continue;
    const place = rule.fieldPath === undefined ? undefined : fieldOf(at, schema, rule.fieldPath);
    walk.violations.push({ at: place ?? at, message });
  }
}

/** What to say of a broken rule; `undefined` when it is kept, about a change, or undecided. */
function brokenBecause(rule: CelValidation, scope: Scope): Message | undefined {
  const parsed = parseExpression(rule.rule);
  // A rule that cannot be read is a mistake of the definition, which is told there.
  if (parsed.kind !== "parsed") return undefined;
  const isTransition = mentions(parsed.expression, "oldSelf");
  if (isTransition && rule.optionalOldSelf !== true) return undefined;
  const inside = isTransition ? bind(scope, "oldSelf", NONE) : scope;
  const result = attempt(() => evaluate(parsed.expression, inside));
  if (result === false)
    return say`${messageOf(rule, inside)}: ${failingPart(parsed.expression, rule.rule, inside)}.`;
  if (!(result instanceof CelFailure)) return undefined;
  return rule.message === undefined && rule.messageExpression === undefined
    ? say`A rule of the type cannot be evaluated, as ${result.said}.`
    : say`${messageOf(rule, inside)}: a rule of the type cannot be evaluated, as ${result.said}.`;
}

/** The evaluated `messageExpression`, else the `message`. */
function messageOf(rule: CelValidation, scope: Scope): Message {
  const parsed = rule.messageExpression === undefined ? undefined : parseExpression(rule.messageExpression);
  if (parsed?.kind === "parsed") {
    const made = attempt(() => evaluate(parsed.expression, scope));
    if (typeof made === "string" && made.trim() !== "" && !/[\r\n]/u.test(made))
      return verbatim(sentence(made));
  }
  return rule.message === undefined ? say`A rule of the type is broken` : verbatim(sentence(rule.message));
}

/** Without the full stop at its end, as something follows. */
function sentence(message: string): string {
  return message.trim().replace(/\.$/u, "");
}
