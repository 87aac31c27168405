import type { Range } from "../text/range.ts";
import type { Action, Name, Token } from "./action.ts";

/** From `{{` to `}}`, braces inside of texts left aside; where the end is missing, to the end of the line. */
const actionPattern =
  /\{\{-?\s*\/\*[^]*?\*\/\s*-?\}\}|\{\{(?:"(?:[^"\\\n]|\\.)*"|`[^`]*`|'(?:[^'\\\n]|\\.)*'|(?!\}\}|\{\{)[^"'`])*\}\}|\{\{[^\r\n{}]*/gu;

/** Texts, numbers, chains such as `$item.name`, words; everything else is a sign of its own. */
const tokenPattern =
  /(?<string>"(?:[^"\\\n]|\\.)*"?|`[^`]*`?|'(?:[^'\\\n]|\\.)*'?)|(?<number>[-+]?\.?\d[\w.+-]*)|(?<chain>(?:\$\w*)?(?:\.\w*)+|\$\w*)|(?<word>[\p{L}_]\w*)|:=|\S/gu;

/** Every action of a template, in the order of its text. Never fails. */
export function readActions(text: string): readonly Action[] {
  return [...text.matchAll(actionPattern)].map(([written], index, all) => {
    const start = all[index]?.index ?? 0;
    const isClosed = written.endsWith("}}");
    const trimsBefore = /^\{\{-\s/u.test(written);
    const trimsAfter = /\s-\}\}$/u.test(written);
    const isComment = /^\{\{-?\s*\/\*/u.test(written);
    const inside = {
      start: trimsBefore ? 3 : 2,
      end: written.length - (isClosed ? (trimsAfter ? 3 : 2) : 0),
    };
    const tokens = isComment ? [] : tokensOf(written, inside, start);
    return { start, end: start + written.length, tokens, trimsBefore, trimsAfter, isComment, isClosed };
  });
}

function tokensOf(written: string, { start, end }: Range, offset: number): readonly Token[] {
  return [...written.slice(start, end).matchAll(tokenPattern)].map((match): Token => {
    const [text] = match;
    const from = offset + start + match.index;
    const range = { start: from, end: from + text.length };
    const { string, chain, word } = match.groups ?? {};
    if (string !== undefined) return { kind: "string", value: unquoted(string), ...range };
    if (chain !== undefined) return { kind: "chain", ...chainOf(chain, from), ...range };
    if (word !== undefined) return { kind: "word", text, ...range };
    return { kind: "other", text, ...range };
  });
}

function chainOf(
  text: string,
  start: number,
): { readonly variable: string | undefined; readonly names: readonly Name[] } {
  const [variable = "", ...written] = text.split(".");
  const names: Name[] = [];
  let at = start + variable.length;
  for (const name of written) {
    names.push({ text: name, start: at + 1, end: at + 1 + name.length });
    at += 1 + name.length;
  }
  return { variable: variable === "" ? undefined : variable, names };
}

/** Escapes in names that anybody looks up are not worth decoding. */
function unquoted(text: string): string {
  const isClosed = text.length > 1 && text.endsWith(text.charAt(0));
  return text.slice(1, isClosed ? -1 : undefined);
}
