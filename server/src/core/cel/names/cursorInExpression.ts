import { type Expression, partsOf } from "../expression.ts";
import { MACRO_NAMES } from "../macros.ts";
import { parseExpression } from "../parseExpression.ts";
import type { CelType } from "../types/celType.ts";
import type { TypeScope } from "../types/check.ts";
import { visitTypes } from "../types/checkExpression.ts";
import { NAMESPACES } from "../types/signatures.ts";
import { scanPrefix } from "./scanPrefix.ts";

/** What a name at a place of an expression may refer to. */
export type CelCursor =
  /** One of the names that are known there. */
  | { readonly kind: "name"; readonly scope: TypeScope }
  /** A field or a method of a value. */
  | { readonly kind: "member"; readonly owner: CelType; readonly qualified: readonly QualifiedName[] }
  /** A function of `sets`, `format` and the like. */
  | { readonly kind: "namespace"; readonly namespace: string };

/** A name with a dot in it: `requestResource` of `authorizer.requestResource`. */
export type QualifiedName = readonly [name: string, type: CelType];

/** Stands for the name that is asked about. */
const ASKED = "asked__";

/** How many beginnings are tried in an expression that is broken in front of the cursor. */
const MAX_ATTEMPTS = 24;

const NAMING = new RegExp(String.raw`\.(?:${MACRO_NAMES.join("|")})\s*\(\s*$`, "u");

/**
 * What a name may refer to that stands, or is about to be written, behind the beginning of an expression. The rest is made
 * up: brackets are closed and the type checker is asked what it sees there, so that the names of loops are known too. Of a
 * beginning with a mistake the longest end without one counts. `undefined` inside of texts and where a loop names its
 * variable.
 * @param before the expression up to the name, without any part of it
 */
export function cursorInExpression(before: string, scope: TypeScope): CelCursor | undefined {
  const { isInsideText, starts } = scanPrefix(before);
  if (isInsideText || NAMING.test(before)) return undefined;
  for (const start of [0, ...starts.slice(-MAX_ATTEMPTS)]) {
    const beginning = before.slice(start);
    const parsed = parseExpression(`${beginning}${ASKED}${scanPrefix(beginning).closing}`);
    const asked = parsed.kind === "parsed" ? findAsked(parsed.expression) : undefined;
    if (parsed.kind === "parsed" && asked !== undefined) return cursorAt(asked, parsed.expression, scope);
  }
  return undefined;
}

type Asked = Extract<Expression, { kind: "identifier" | "select" }>;

function findAsked(expression: Expression): Asked | undefined {
  if (expression.kind === "identifier" && expression.name === ASKED) return expression;
  if (expression.kind === "select" && expression.field === ASKED) return expression;
  for (const part of partsOf(expression)) {
    const found = findAsked(part);
    if (found !== undefined) return found;
  }
  return undefined;
}

function cursorAt(asked: Asked, whole: Expression, scope: TypeScope): CelCursor | undefined {
  const wanted = asked.kind === "select" ? asked.operand : asked;
  let found: CelCursor | undefined;
  visitTypes(whole, scope, (expression, type, inner) => {
    if (expression !== wanted) return;
    found = asked.kind === "select" ? memberCursor(wanted, type, inner) : { kind: "name", scope: inner };
  });
  return found;
}

function memberCursor(owner: Expression, type: CelType, scope: TypeScope): CelCursor {
  if (owner.kind !== "identifier") return { kind: "member", owner: type, qualified: [] };
  if (!scope.has(owner.name) && NAMESPACES.has(owner.name))
    return { kind: "namespace", namespace: owner.name };
  const prefix = `${owner.name}.`;
  const qualified = [...scope].flatMap(([name, known]): QualifiedName[] =>
    name.startsWith(prefix) ? [[name.slice(prefix.length), known]] : [],
  );
  return { kind: "member", owner: type, qualified };
}
