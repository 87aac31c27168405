/**
 * The line of a template that each line of a rendered document comes from, both counted from 0; `undefined` for lines that nothing in
 * the template looks like.
 *
 * A line of the template fits a rendered one when its literal parts stand there in the same order. Of several that fit, the nearest
 * behind the line before counts, and else the first: loops go back, everything else goes on.
 */
export function templateLines(template: string, rendered: string): readonly (number | undefined)[] {
  const literal = new Map<string, number[]>();
  const patterns: { readonly index: number; readonly pieces: readonly string[] }[] = [];
  for (const [index, line] of template.split(/\r?\n/u).entries()) {
    const text = line.trim();
    const pieces = literalPieces(text);
    if (pieces.length === 1) literal.set(text, [...(literal.get(text) ?? []), index]);
    else if (pieces.some(saysSomething)) patterns.push({ index, pieces });
  }
  let last = -1;
  return rendered.split(/\r?\n/u).map((line) => {
    const text = line.trim();
    if (text === "" || text.startsWith("#") || text === "---") return undefined;
    const fitting =
      literal.get(text) ?? patterns.flatMap(({ index, pieces }) => (hasInOrder(text, pieces) ? [index] : []));
    const found = fitting.find((index) => index > last) ?? fitting[0];
    if (found !== undefined) last = found;
    return found;
  });
}

/** What stands before, between and behind the actions of a line; one that goes on behind the line hides the rest. */
function literalPieces(line: string): readonly string[] {
  const pieces: string[] = [];
  let at = 0;
  for (;;) {
    const start = line.indexOf("{{", at);
    if (start === -1) return [...pieces, line.slice(at)];
    pieces.push(line.slice(at, start));
    const end = line.indexOf("}}", start);
    if (end === -1) return [...pieces, ""];
    at = end + 2;
  }
}

/** Other pieces would fit everything. */
function saysSomething(piece: string): boolean {
  return /[^\s\-"':]/u.test(piece);
}

/**
 * Whether a text, without blanks around it, begins with the first piece, ends with the last and has all between in their order, none over
 * another.
 */
function hasInOrder(text: string, pieces: readonly string[]): boolean {
  const [first = "", ...others] = pieces;
  const last = pieces.at(-1) ?? "";
  // Actions that print nothing leave a blank behind a key, which is one around the text then.
  if (text === first.trimEnd()) return others.every((piece) => piece.trim() === "");
  if (!text.startsWith(first) || !text.endsWith(last)) return false;
  let at = first.length;
  for (const piece of pieces.slice(1, -1)) {
    const found = text.indexOf(piece, at);
    if (found === -1) return false;
    at = found + piece.length;
  }
  return at <= text.length - last.length;
}
