import { touches, type Range } from "../text/range.ts";
import type { Action, Name, Token } from "./action.ts";
import { bracketBefore, meaningOf, type Meaning, type Scope } from "./scope.ts";
import type { Template } from "./template.ts";

/** Where a cursor stands inside of an action. */
export type TemplatePlace = { readonly scope: Scope } & (
  | {
      readonly kind: "name";
      readonly chain: Extract<Token, { kind: "chain" }>;
      readonly name: Name;
      /** What the names in front of it lead to. */
      readonly holder: Meaning;
      readonly index: number;
    }
  | { readonly kind: "variable"; readonly range: Range }
  | { readonly kind: "text"; readonly range: Range; readonly word: string | undefined }
  /** A word, or where one may be written. */
  | { readonly kind: "word"; readonly range: Range; readonly isFirst: boolean }
);

/** Nothing outside of actions and in their comments. */
export function placeInTemplate({ actions, scopes }: Template, offset: number): TemplatePlace | undefined {
  const index = actions.findIndex((action) => isInside(action, offset));
  const action = actions[index];
  const scope = scopes[index];
  if (action === undefined || scope === undefined || action.isComment) return undefined;
  const at = action.tokens.findIndex((token) => touches(token, offset) && token.kind !== "other");
  const token = action.tokens[at];
  if (token === undefined || token.kind === "other")
    return {
      kind: "word",
      scope,
      range: { start: offset, end: offset },
      isFirst: isFirstWord(action, offset),
    };
  if (token.kind === "word") return { kind: "word", scope, range: token, isFirst: at === 0 };
  if (token.kind === "string") {
    const before = action.tokens[at - 1];
    const word = before?.kind === "word" ? before.text : undefined;
    const isClosed = token.end - token.start > token.value.length + 1;
    return {
      kind: "text",
      scope,
      word,
      range: { start: token.start + 1, end: token.end - (isClosed ? 1 : 0) },
    };
  }
  const nameIndex = token.names.findIndex((name) => touches(name, offset));
  const name = token.names[nameIndex];
  if (name === undefined) return { kind: "variable", scope, range: token };
  return {
    kind: "name",
    scope,
    chain: token,
    name,
    index: nameIndex,
    holder: meaningOf(token, scope, nameIndex, bracketBefore(action.tokens, at, scope)),
  };
}

function isInside({ start, end, isClosed, trimsBefore, trimsAfter }: Action, offset: number): boolean {
  const from = start + (trimsBefore ? 3 : 2);
  const to = isClosed ? end - (trimsAfter ? 3 : 2) : end;
  return from <= offset && offset <= to;
}

function isFirstWord({ tokens }: Action, offset: number): boolean {
  return tokens.every((token) => token.start >= offset);
}
