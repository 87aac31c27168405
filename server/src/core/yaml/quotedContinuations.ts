import { endOfLine } from "./comments.ts";

/** What the lines belong to that are looked at: a quoted text that is still open, or a literal one, of the entry in this column. */
type Inside =
  | { readonly kind: "quoted"; readonly quote: string; readonly column: number }
  | { readonly kind: "block"; readonly column: number };

/** An entry of a block: its indentation, dashes, key, and what its value begins with. */
const entry =
  /^( *)((?:- +)*)((?:"[^"\n]*"|'[^'\n]*'|[^\s#'"[\]{}|>][^#\n]*?):(?= |$))?\s*(?:[&!]\S+\s+)*(?:(["'])|([|>][-+\d]*\s*(?:#.*)?$))/u;

/**
 * The starts of the lines that go on with a quoted text no deeper than its key stands. Only the look of the lines is asked, so that a
 * parser has to agree.
 * @param from where a line with an entry starts
 */
export function quotedContinuations(source: string, from: number): readonly number[] {
  const found: number[] = [];
  let inside: Inside | undefined;
  for (let start = from; start < source.length; start = endOfLine(source, start) + 1) {
    const line = source.slice(start, endOfLine(source, start));
    const indentation = line.search(/\S/u);
    if (indentation === -1) continue;
    if (inside?.kind === "quoted") {
      if (indentation <= inside.column) found.push(start);
      if (closesAt(line, inside.quote) !== undefined) inside = undefined;
      continue;
    }
    if (inside !== undefined && indentation > inside.column) continue;
    inside = openedBy(line);
  }
  return found;
}

function openedBy(line: string): Inside | undefined {
  // Most lines of a long file have none of these.
  if (!/["'|>]/u.test(line)) return undefined;
  const match = entry.exec(line);
  if (match === null) return undefined;
  const [whole, spaces = "", dashes = "", key, quote] = match;
  const column = spaces.length + dashes.length - (key === undefined && dashes !== "" ? 1 : 0);
  if (quote === undefined) return { kind: "block", column: key === undefined ? spaces.length : column };
  return closesAt(line.slice(whole.length), quote) === undefined
    ? { kind: "quoted", quote, column }
    : undefined;
}

/** Where a quoted text ends that is open at the start of a text. */
function closesAt(text: string, quote: string): number | undefined {
  const end = quote === "'" ? /^(?:[^']|'')*'(?!')/u.exec(text) : /^(?:[^"\\]|\\.)*"/u.exec(text);
  return end?.[0].length;
}
