import type { Range } from "../text/range.ts";
import type { YamlScalar } from "./node.ts";

const BLANK = /[ \t\r\n]/u;
const ESCAPE = /^\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([\s\S]))/u;
const SHORT_ESCAPES = new Map([
  ["0", "\0"],
  ["a", "\x07"],
  ["b", "\b"],
  ["t", "\t"],
  ["n", "\n"],
  ["v", "\v"],
  ["f", "\f"],
  ["r", "\r"],
  ["e", "\x1b"],
  ["N", "\x85"],
  ["_", "\xa0"],
  ["L", "\u2028"],
  ["P", "\u2029"],
]);

/**
 * Where the characters of a text stand that is written as a YAML scalar: behind quotes, escapes, the indentation of a block,
 * folded over lines. Takes a range of the value and gives one of the document. Blanks may be a few characters off, as folding
 * makes them from others. `undefined` when the value does not follow from the text, as that of an alias.
 */
export function scalarOffsets(scalar: YamlScalar, document: string): ((range: Range) => Range) | undefined {
  const { value, style } = scalar;
  if (typeof value !== "string" || scalar.alias !== undefined) return undefined;
  const source = document.slice(scalar.start, scalar.end);
  const places: Range[] = [];
  let at = firstContent(source, style);
  while (places.length < value.length) {
    const isBlank = BLANK.test(value.charAt(places.length));
    if (!isBlank) at = skipBlanks(source, at, style);
    const [written, length] = characterAt(source, at, style);
    const isSame = written !== "" && value.startsWith(written, places.length);
    if (!isSame && !isBlank) return undefined;
    const place = { start: scalar.start + at, end: scalar.start + at + Math.max(1, length) };
    for (let unit = 0; unit < (isSame ? written.length : 1); unit++) places.push(place);
    if (isSame || BLANK.test(source.charAt(at))) at += length;
  }
  const behind = {
    start: places.at(-1)?.end ?? scalar.start + at,
    end: places.at(-1)?.end ?? scalar.start + at,
  };
  return ({ start, end }) => {
    const first = places[start] ?? behind;
    return { start: first.start, end: end <= start ? first.start : (places[end - 1] ?? behind).end };
  };
}

/** Behind the quote, or behind the line of a block's sign. */
function firstContent(source: string, style: YamlScalar["style"]): number {
  if (style === "plain") return 0;
  if (style === "literal" || style === "folded") return source.indexOf("\n") + 1;
  return 1;
}

function skipBlanks(source: string, from: number, style: YamlScalar["style"]): number {
  let at = from;
  while (
    BLANK.test(source.charAt(at)) ||
    (style === "double-quoted" && /^\\\r?\n/u.test(source.slice(at, at + 3)))
  )
    at++;
  return at;
}

/** The character that stands there, and how many characters of the source write it. */
function characterAt(source: string, at: number, style: YamlScalar["style"]): readonly [string, number] {
  const character = source.charAt(at);
  if (style === "single-quoted" && character === "'") return ["'", 2];
  if (style !== "double-quoted" || character !== "\\") return [character, 1];
  const [written = "\\", two, four, eight, one = ""] = ESCAPE.exec(source.slice(at, at + 10)) ?? [];
  const code = two ?? four ?? eight;
  if (code === undefined) return [SHORT_ESCAPES.get(one) ?? one, written.length];
  const point = Number.parseInt(code, 16);
  return [point <= 0x10ffff ? String.fromCodePoint(point) : "\ufffd", written.length];
}
