import assert from "node:assert/strict";
import { complete } from "../../src/core/features/completion/complete.ts";
import type { CompletionFacts } from "../../src/core/features/completion/context.ts";
import type { CompletionItem } from "../../src/core/features/completion/item.ts";
import { applyEdits } from "../../src/core/text/applyEdits.ts";
import { lines, withCursor } from "./cursor.ts";
import { schemas } from "./schemas.ts";

export const noFacts: CompletionFacts = { language: "yaml", objects: [] };

export function itemsAt(marked: string, facts = noFacts): readonly CompletionItem[] {
  const { text, offset } = withCursor(lines(marked));
  return complete(text, offset, schemas, facts).items.toSorted((one, other) =>
    one.sortText < other.sortText ? -1 : 1,
  );
}

export function labelsAt(marked: string, facts = noFacts): readonly string[] {
  return itemsAt(marked, facts).map((item) => item.label);
}

/** The text after an item was chosen, without snippet places. */
export function chosen(marked: string, label: string, facts = noFacts): string {
  const { text } = withCursor(lines(marked));
  const item = itemsAt(marked, facts).find((candidate) => candidate.label === label);
  assert.ok(item, `"${label}" is not offered, only: ${labelsAt(marked, facts).join(", ")}`);
  const edits = [{ range: item.range, newText: item.plain }, ...(item.additionalEdits ?? [])];
  return applyEdits(text, edits);
}

export function check(marked: string, label: string, expected: string, facts = noFacts): void {
  assert.equal(chosen(marked, label, facts), lines(expected));
}
