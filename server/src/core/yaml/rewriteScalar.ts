import type { YamlScalar } from "./node.ts";

/** What to write over a scalar to give it another text: in the quotes that stand there, so that JSON stays JSON. */
export function rewriteScalar({ style }: YamlScalar, text: string): string {
  switch (style) {
    case "double-quoted":
      return JSON.stringify(text);
    case "single-quoted":
      return `'${text.replaceAll("'", "''")}'`;
    case "plain":
    case "literal":
    case "folded":
      return text === "" ? '""' : text;
  }
}
