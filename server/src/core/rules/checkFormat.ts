import type { Cursor } from "../manifest/cursor.ts";
import { type Message, say } from "../text/message.ts";
import type { Report, ReportOptions } from "./rule.ts";

/** Reports a text that a format of core/formats complains about; silent when there is no text, or an empty one. */
export function checkFormat(
  place: Cursor,
  format: (text: string) => Message | undefined,
  report: Report,
  options?: ReportOptions,
): void {
  if (place.string !== "") checkAnyFormat(place, format, report, options);
}

/** The same for fields that Go keeps as pointers: an empty text in them is not "not set". */
export function checkAnyFormat(
  place: Cursor,
  format: (text: string) => Message | undefined,
  report: Report,
  options?: ReportOptions,
): void {
  const text = place.string;
  if (text === undefined) return;
  const complaint = format(text);
  if (complaint !== undefined)
    report(place, say`\`${place.called}\` is \`${text}\`: it ${complaint}.`, options);
}

/** Reports a number outside a closed interval. */
export function checkBounds(place: Cursor, lowest: number, highest: number, report: Report): void {
  const { number } = place;
  if (number === undefined || (number >= lowest && number <= highest)) return;
  report(place, say`\`${place.called}\` is ${number}; it must be from ${lowest} to ${highest}.`);
}
