/** A text with a mark, `|` unless another one is named, where the cursor stands. */
export function withCursor(marked: string, mark = "|"): { readonly text: string; readonly offset: number } {
  const offset = marked.indexOf(mark);
  if (offset === -1) throw new Error(`The text holds no cursor mark \`${mark}\`.`);
  return { text: marked.slice(0, offset) + marked.slice(offset + 1), offset };
}

/** Lines without their common indentation and without the line break behind the opening quote. */
export function lines(template: string): string {
  const all = template.replace(/^\n/, "").replace(/\n *$/, "\n").split("\n");
  const indentation = Math.min(...all.filter((line) => line.trim() !== "").map((line) => line.search(/\S/)));
  return all.map((line) => line.slice(indentation)).join("\n");
}
