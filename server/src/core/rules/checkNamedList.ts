import type { Cursor } from "../manifest/cursor.ts";
import { type Message, say } from "../text/message.ts";
import { checkFormat } from "./checkFormat.ts";
import { requireFilled } from "./requireValue.ts";
import type { Report } from "./rule.ts";

/**
 * Checks a list whose entries are told apart by a name: at most `most` entries, each with a name of that format (which
 * the schema requires) and none with the name of another.
 * @param field where the name is
 */
export function checkNamedList(
  list: Cursor,
  most: number,
  format: (text: string) => Message | undefined,
  report: Report,
  field = "name",
): void {
  checkLength(list, most, report);
  const seen = new Set<string>();
  for (const entry of list.items()) {
    const name = entry.at(field);
    if (!requireFilled(name, report) || name.string === undefined) continue;
    checkFormat(name, format, report);
    // The server blames the entry, not its name.
    if (seen.has(name.string))
      report(name, say`The name \`${name.string}\` is used already.`, { path: entry.path });
    seen.add(name.string);
  }
}

/** Reports a list or map with more than `most` entries. */
export function checkLength(list: Cursor, most: number, report: Report): void {
  const length = list.isSequence ? list.items().length : list.keys().length;
  if (length > most) report(list, say`There can be ${most} entries at most.`, { on: "key" });
}

/** Reports texts that stand twice in a list, and a list that is too long. */
export function checkDistinct(list: Cursor, most: number, report: Report): void {
  checkLength(list, most, report);
  const seen = new Set<string>();
  for (const entry of list.items()) {
    if (entry.string === undefined) continue;
    if (seen.has(entry.string)) report(entry, say`\`${entry.string}\` is repeated.`);
    seen.add(entry.string);
  }
}
