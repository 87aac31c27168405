/** A text with a `|` where the cursor stands. */
export function withCursor(marked: string): { readonly text: string; readonly offset: number } {
  const offset = marked.indexOf("|");
  if (offset === -1) throw new Error("The text holds no cursor mark `|`.");
  return { text: marked.slice(0, offset) + marked.slice(offset + 1), offset };
}

/** Lines without their common indentation and without the line break behind the opening quote. */
export function lines(template: string): string {
  const all = template.replace(/^\n/, "").replace(/\n *$/, "\n").split("\n");
  const indentation = Math.min(...all.filter((line) => line.trim() !== "").map((line) => line.search(/\S/)));
  return all.map((line) => line.slice(indentation)).join("\n");
}
