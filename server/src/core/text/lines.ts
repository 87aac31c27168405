/** The lines of a text, each with its line break. */
export function linesOf(text: string): readonly string[] {
  return text.split(/(?<=\n)/u).filter((line) => line !== "");
}
