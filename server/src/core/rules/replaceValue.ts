import type { Cursor } from "../manifest/cursor.ts";
import type { Fix } from "../finding.ts";
import { closestName } from "../text/closestName.ts";
import { type Message, say } from "../text/message.ts";
import type { ScalarValue } from "../yaml/node.ts";
import { rewriteScalar } from "../yaml/rewriteScalar.ts";

/**
 * The one right value for a scalar that stands in the text; no fix when there is nothing to replace.
 * @param value a string is written so that it is read as a text again, be it `80` or `*`
 */
export function replaceValue(place: Cursor, value: ScalarValue): readonly Fix[] {
  const scalar = place.scalar;
  if (scalar === undefined || scalar.alias !== undefined || scalar.end === scalar.start) return [];
  return [
    {
      title: say`Change to \`${value === "" ? '""' : String(value)}\``,
      edits: [{ range: { start: scalar.start, end: scalar.end }, newText: rewriteScalar(scalar, value) }],
      preferred: true,
    },
  ];
}

/** Words that people write for something to be put in: `POOL_NAME`. In small letters nobody would find them any more. */
const toBeFilledIn = /(?<![A-Za-z0-9])[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+(?![A-Za-z0-9])/u;

/** The text in lower case, with `-` for `_`, where that makes it fit the format; no fix where it does not. */
export function lowerCase(place: Cursor, format: (text: string) => Message | undefined): readonly Fix[] {
  const text = place.string;
  const value = text?.toLowerCase().replaceAll("_", "-");
  if (text === undefined || value === undefined || value === text || format(value) !== undefined) return [];
  if (toBeFilledIn.test(text)) return [];
  return replaceValue(place, value);
}

/** A number in quotes, for fields in which a text is the name of something; no fix for any other text. */
export function withoutQuotes({ scalar }: Cursor): readonly Fix[] {
  const number =
    typeof scalar?.value === "string" && /^[1-9]\d*$/u.test(scalar.value) ? scalar.value : undefined;
  if (scalar === undefined || number === undefined || scalar.alias !== undefined) return [];
  const range = { start: scalar.start, end: scalar.end };
  return [{ title: say`Remove the quotes`, edits: [{ range, newText: number }], preferred: true }];
}

/** The one of a few values that was probably meant. */
export function nearestValue(place: Cursor, values: Iterable<string>): readonly Fix[] {
  const value = closestName(place.string ?? "", values);
  return value === undefined ? [] : replaceValue(place, value);
}
