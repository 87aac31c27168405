import { evaluateValidations } from "../cel/validations.ts";
import type { Cursor } from "../manifest/cursor.ts";
import type { Schema, SchemaLookup } from "../schema/schema.ts";
import { checkStructure } from "./checkStructure.ts";

type Found = Extract<SchemaLookup, { readonly status: "found" }>;

/**
 * The type that an object is compared with. A workspace may hold several definitions of one kind, of other releases or for tests, and nobody
 * says which of them a cluster gets: what is right by one of them is not known to be wrong. So it is the one by which the least is wrong.
 * @param text of the object's document
 */
export function definitionFor(root: Cursor, text: string, { schema, others = [] }: Found): Schema {
  let best = schema;
  let least = others.length === 0 ? 0 : mistakesIn(root, text, schema);
  for (const other of others) {
    if (least === 0) break;
    const mistakes = mistakesIn(root, text, other);
    if (mistakes < least) [best, least] = [other, mistakes];
  }
  return best;
}

function mistakesIn(root: Cursor, text: string, schema: Schema): number {
  let count = 0;
  checkStructure(root, schema, text, () => count++);
  return count > 0 ? count : evaluateValidations(root, schema, () => true).length;
}
