import type { GoPattern } from "../formats/goPattern.ts";
import { closestQuantity } from "../formats/quantity.ts";
import type { Cursor } from "../manifest/cursor.ts";
import { say, type Message } from "../text/message.ts";

/** What controller-gen writes for a quantity, which people know by another name. */
const quantityPattern =
  "^(\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))(([KMGTPE]i)|[numkMGTPE]|([eE](\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))))?$";

/** What is said of a text that does not match a pattern, and what it was probably meant to be. */
export interface Mismatch {
  readonly message: Message;
  readonly allowed?: readonly string[];
}

/** People know what some patterns mean by another name. */
export function mismatch(at: Cursor, text: string, pattern: GoPattern): Mismatch {
  if (pattern.source === quantityPattern)
    return { message: notAQuantity(text), ...allowing(closestQuantity(text)) };
  if (!isOfDurations(pattern))
    return { message: say`\`${at.called}\` must match the pattern \`${pattern.source}\`.` };
  const message = say`\`${text}\` is no duration: write a number with its unit, as in \`30s\` or \`5m\`.`;
  return { message, ...allowing(closestDuration(text, pattern)) };
}

function allowing(value: string | undefined): Pick<Mismatch, "allowed"> {
  return value === undefined ? {} : { allowed: [value] };
}

/** Patterns of durations differ in the units that they take, and nobody reads them. */
export function isOfDurations(pattern: GoPattern): boolean {
  return (
    ["30s", "5m"].every((text) => pattern.test(text)) &&
    ["30", "s", "text"].every((text) => !pattern.test(text))
  );
}

/** Without blanks, and units by their first letter: `5 minutes`. */
function closestDuration(text: string, pattern: GoPattern): string | undefined {
  const short = text.replaceAll(/\s+/gu, "");
  return [short, short.replaceAll(/([a-z])[a-z]*/gu, "$1")].find((duration) => pattern.test(duration));
}

/** What is said of a text that is no quantity. */
export function notAQuantity(text: string): Message {
  return say`\`${text}\` is no quantity: write a number with an optional suffix such as \`m\`, \`Mi\` or \`G\`.`;
}
