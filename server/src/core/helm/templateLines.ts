/**
 * The line of a template that each line of a rendered document comes from, both counted from 0; `undefined` for lines that nothing in
 * the template looks like.
 *
 * A line of the template fits a rendered one when its literal parts stand there in the same order. Of several that fit, the nearest
 * behind the line before counts, and else the first: loops go back, everything else goes on.
 */
export function templateLines(template: string, rendered: string): readonly (number | undefined)[] {
  const literal = new Map<string, number[]>();
  const patterns: { readonly index: number; readonly pattern: RegExp }[] = [];
  for (const [index, line] of template.split(/\r?\n/u).entries()) {
    const text = line.trim();
    const pattern = text.includes("{{") ? patternOf(text) : undefined;
    if (pattern !== undefined) patterns.push({ index, pattern });
    else if (!text.includes("{{")) literal.set(text, [...(literal.get(text) ?? []), index]);
  }
  let last = -1;
  return rendered.split(/\r?\n/u).map((line) => {
    const text = line.trim();
    if (text === "" || text.startsWith("#") || text === "---") return undefined;
    const fitting =
      literal.get(text) ?? patterns.flatMap(({ index, pattern }) => (pattern.test(text) ? [index] : []));
    const found = fitting.find((index) => index > last) ?? fitting[0];
    if (found !== undefined) last = found;
    return found;
  });
}

/** Nothing for lines without a literal part: everything would fit them. */
function patternOf(text: string): RegExp | undefined {
  const literals = text
    .split(/\{\{.*?\}\}/u)
    .map((piece) => piece.replaceAll(/[$()*+.?[\\\]^{|}]/gu, String.raw`\$&`));
  return literals.every((piece) => /^[\s\-"':]*$/u.test(piece))
    ? undefined
    : new RegExp(`^${literals.join(".*")}$`, "u");
}
