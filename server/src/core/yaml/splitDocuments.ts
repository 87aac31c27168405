import type { Range } from "../text/range.ts";

/**
 * Cut a file into its YAML documents as kubectl does: at every line that starts with `---`, before anything is parsed,
 * so a mark inside a block scalar cuts too. Each part begins with its own `---` line; a first part without one is there
 * even when it is empty. The parts follow each other without gaps and cover the whole text.
 *
 * Source: `YAMLOrJSONDecoder` in k8s.io/apimachinery, by its observable behaviour.
 */
export function splitDocuments(text: string): readonly Range[] {
  const parts: Range[] = [];
  let start = 0;
  for (let mark = nextMark(text, 1); mark !== -1; mark = nextMark(text, mark + 3)) {
    parts.push({ start, end: mark });
    start = mark;
  }
  parts.push({ start, end: text.length });
  return parts;
}

/** Offset of the first line at or behind `from` that starts with `---`, or -1. */
function nextMark(text: string, from: number): number {
  for (let at = text.indexOf("---", from); at !== -1; at = text.indexOf("---", at + 3)) {
    const before = text.charCodeAt(at - 1);
    if (before === 10 || before === 13) return at;
    // A longer run of dashes: its later triples do not start a line either.
  }
  return -1;
}
