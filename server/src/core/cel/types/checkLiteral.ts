import { parseGoDuration } from "../../formats/duration.ts";
import { GoPattern } from "../../formats/goPattern.ts";
import { type Message, say } from "../../text/message.ts";
import type { Range } from "../../text/range.ts";
import type { Expression } from "../expression.ts";
import { parseTimestamp } from "../../formats/times.ts";

/** What a text must be that is written right into a call; otherwise what is wrong with it. */
const CHECKS: ReadonlyMap<string, (text: string) => Message | undefined> = new Map([
  [
    "duration",
    (text) => (parseGoDuration(text) === undefined ? say`no duration, such as \`1h30m\`` : undefined),
  ],
  [
    "timestamp",
    (text) =>
      parseTimestamp(text) === undefined
        ? say`no point in time, such as \`2026-01-31T12:00:00Z\``
        : undefined,
  ],
  [
    "matches",
    (text) => {
      const { complaint } = new GoPattern(text);
      return complaint === undefined ? undefined : say`no regular expression: ${complaint}`;
    },
  ],
]);

/**
 * What the API server finds wrong with the last text of a call before the expression runs. `undefined` when nothing is, or
 * when the text is not known yet.
 */
export function checkLiteral({
  name,
  parameters,
}: Extract<Expression, { kind: "call" }>): { readonly at: Range; readonly message: Message } | undefined {
  const text = parameters.at(-1);
  if (text?.kind !== "literal" || typeof text.value !== "string") return undefined;
  const complaint = CHECKS.get(name)?.(text.value);
  return complaint === undefined ? undefined : { at: text, message: say`\`${text.value}\` is ${complaint}.` };
}
