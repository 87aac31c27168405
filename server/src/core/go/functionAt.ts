import { lineAt, lineStarts } from "./lines.ts";
import { qualifiedName } from "./program.ts";
import { scanFile } from "./scan.ts";

/** The function or method around an offset of a Go text, or below the comment that is there; `undefined` where there is none. */
export function functionAt(
  text: string,
  offset: number,
): { readonly name: string; readonly line: number } | undefined {
  const found = scanFile(text).declarations.findLast(({ start }) => commentStart(text, start) <= offset);
  if (found?.kind !== "function" && found?.kind !== "method") return undefined;
  return { name: qualifiedName(found), line: lineAt(lineStarts(text), found.start) };
}

/** Where the comment that touches a declaration from above begins. */
function commentStart(text: string, start: number): number {
  let at = start;
  while (at > 0) {
    const lineStart = text.lastIndexOf("\n", at - 2) + 1;
    if (!text.startsWith("//", lineStart)) return at;
    at = lineStart;
  }
  return at;
}
