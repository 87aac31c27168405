import type { Cursor } from "../manifest/cursor.ts";
import { type Message, say } from "../text/message.ts";
import type { Report } from "./rule.ts";

/** Nothing is there as the API server sees it: absent, `null`, the empty string or the empty list. */
export function isUnset(place: Cursor): boolean {
  return !place.present || isBlank(place);
}

function isBlank(place: Cursor): boolean {
  return place.string === "" || (place.node?.kind === "sequence" && place.node.items.length === 0);
}

/** Reports a field that the server requires although the schema does not say so. True when there is a value. */
export function requireValue(place: Cursor, report: Report, reason?: Message): boolean {
  if (!isUnset(place)) return true;
  const name = `\`${place.name}\``;
  const what = place.present ? say`${name} is empty` : say`${name} is missing`;
  report(place, reason === undefined ? say`${what}.` : say`${what}; ${reason}.`);
  return false;
}

/**
 * Reports a field that is written but empty. For fields that the schema requires: their absence is a finding of the
 * schema already. True when there is a value.
 */
export function requireFilled(place: Cursor, report: Report, reason?: Message): boolean {
  return place.present && requireValue(place, report, reason);
}
