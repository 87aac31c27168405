import type { Range } from "../text/range.ts";
import type { YamlComment } from "./node.ts";

/** Collect the comments that stand between `scalars`, which are in the order of the text and do not overlap. */
export function findComments(text: string, scalars: readonly Range[]): readonly YamlComment[] {
  const comments: YamlComment[] = [];
  let next = 0;
  for (let at = text.indexOf("#"); at !== -1; at = text.indexOf("#", at)) {
    while ((scalars[next]?.end ?? Infinity) <= at) next++;
    const scalar = scalars[next];
    if (scalar !== undefined && scalar.start <= at) {
      at = scalar.end;
    } else if (at === 0 || /\s/u.test(text.charAt(at - 1))) {
      const end = endOfLine(text, at);
      comments.push({ start: at, end, text: text.slice(at + 1, end).trim() });
      at = end;
    } else {
      at++;
    }
  }
  return comments;
}

/** Offset of the line break that ends the line of `offset`, or the end of the text. */
export function endOfLine(text: string, offset: number): number {
  let end = offset;
  while (end < text.length && text.charCodeAt(end) !== 10 && text.charCodeAt(end) !== 13) end++;
  return end;
}

/** Offset behind the line break of the line of `offset`, as far as there is one. */
export function nextLine(text: string, offset: number): number {
  return Math.min(text.length, endOfLine(text, offset) + 1);
}

/** Offset of the first character of the line of `offset`. */
export function startOfLine(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && text.charCodeAt(start - 1) !== 10 && text.charCodeAt(start - 1) !== 13) start--;
  return start;
}
