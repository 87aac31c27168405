import type { CelName } from "../../cel/names/celName.ts";
import { cursorInExpression } from "../../cel/names/cursorInExpression.ts";
import { namesAt } from "../../cel/names/namesAt.ts";
import { expressionsOf } from "../../cel/places/expressionsOf.ts";
import { admittedTypes } from "../../cel/places/matchedTypes.ts";
import type { TypeScope } from "../../cel/types/check.ts";
import { Manifest } from "../../manifest/manifest.ts";
import type { SchemaSet } from "../../schema/schema.ts";
import type { Range } from "../../text/range.ts";
import { parseDocument } from "../../yaml/parseDocument.ts";
import { objectsIn } from "../facts/objectFacts.ts";
import type { Outline } from "../outline/outline.ts";
import { toGvk } from "../../manifest/apiVersion.ts";
import { type ExpressionText, expressionTextAt } from "./expressionText.ts";

/** A name in an expression, or the place where one is about to be written. */
export interface NameInExpression {
  /** The word in the document; empty where none is typed yet. */
  readonly word: Range;
  /** Everything that the word may become. */
  readonly names: readonly CelName[];
}

/**
 * What stands, or may be written, at a place inside of a CEL expression. `undefined` where there is no expression, and
 * inside of its texts. The rest of the expression and of the document may be broken.
 */
export function expressionAt(
  outline: Outline,
  text: string,
  offset: number,
  schemas: SchemaSet,
): NameInExpression | undefined {
  const found = expressionTextAt(outline, text, offset);
  if (found === undefined) return undefined;
  const scope = scopeOf(found, text, schemas);
  if (scope === undefined) return undefined;
  const typed = /[A-Za-z_]\w*$/u.exec(text.slice(found.start, offset))?.[0] ?? "";
  const rest = /^\w*/u.exec(text.slice(offset))?.[0] ?? "";
  const word = { start: offset - typed.length, end: offset + rest.length };
  const cursor = cursorInExpression(valueOf(text.slice(found.start, word.start), found.quote), scope);
  return cursor === undefined ? undefined : { word, names: namesAt(cursor) };
}

/**
 * The names that the expression may use. What is written of it is cut out first, so that it can not break the reading of
 * what stands around it.
 */
function scopeOf({ whole }: ExpressionText, text: string, schemas: SchemaSet): TypeScope | undefined {
  const lineBreak = text.slice(whole.start, whole.end).includes("\n") ? "\n" : "";
  const document = parseDocument(`${text.slice(0, whole.start)}""${lineBreak}${text.slice(whole.end)}`);
  for (const root of objectsIn(document)) {
    const gvk = toGvk(root.at("apiVersion").string ?? "", root.at("kind").string ?? "");
    const manifest = new Manifest(gvk, root, document);
    const place = expressionsOf(manifest, admittedTypes(manifest, schemas)).find(
      ({ at }) => at.node?.start === whole.start,
    );
    if (place !== undefined) return place.scope;
  }
  return undefined;
}

/** The text that YAML makes of it, as far as expressions care: line breaks and blanks are the same to them. */
function valueOf(written: string, quote: ExpressionText["quote"]): string {
  if (quote === "'") return written.replaceAll("''", "'");
  return quote === "" ? written : written.replaceAll(/\\(["\\/])/gu, "$1");
}
