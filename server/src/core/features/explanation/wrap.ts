/** A text in lines of at most that many characters, each indented; longer words stand alone. */
export function wrap(text: string, width: number, indentation: string): string {
  const lines: string[] = [];
  let line = indentation;
  for (const word of text.split(/\s+/u)) {
    if (line !== indentation && line.length + 1 + word.length > width) {
      lines.push(line);
      line = indentation;
    }
    line += line === indentation ? word : ` ${word}`;
  }
  return [...lines, line].join("\n");
}

/** Up to the first full stop that ends a sentence. */
export function firstSentence(text: string): string {
  const end = /(?<!\b(?:e\.g|i\.e|etc))[.!?](?=\s+[A-Z`]|\s*\n|\s*$)/u.exec(text);
  return end === null ? text : text.slice(0, end.index + 1);
}
