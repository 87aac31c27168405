import type { Cursor } from "../manifest/cursor.ts";
import { type Message, say } from "../text/message.ts";

/** A count that may also be a share: `3` or `"25%"`. */
export type IntOrPercent =
  | { readonly kind: "count"; readonly value: number }
  | { readonly kind: "percent"; readonly value: number }
  | { readonly kind: "malformed"; readonly text: string };

/** Reads an int-or-string field; undefined when it is absent or of another type. */
export function intOrPercentOf(cursor: Cursor): IntOrPercent | undefined {
  if (cursor.number !== undefined) return { kind: "count", value: cursor.number };
  const text = cursor.string;
  if (text === undefined) return undefined;
  return /^\d+%$/u.test(text)
    ? { kind: "percent", value: Number(text.slice(0, -1)) }
    : { kind: "malformed", text };
}

/** What is wrong with a count or percentage that has to be zero or more, or undefined when it is fine. */
export function intOrPercentComplaint(cursor: Cursor): Message | undefined {
  const value = intOrPercentOf(cursor);
  if (value?.kind === "malformed") {
    return say`\`${cursor.called}\` is \`${value.text}\`; it must be a whole number or a percentage such as \`25%\`.`;
  }
  if (value?.kind === "count" && value.value < 0) {
    return say`\`${cursor.called}\` is ${value.value}; it must be 0 or more.`;
  }
  return undefined;
}
