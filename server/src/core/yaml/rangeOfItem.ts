import type { Range } from "../text/range.ts";
import { endOfLine, startOfLine } from "./comments.ts";
import { contentEnd } from "./contentEnd.ts";
import type { YamlNode, YamlSequence } from "./node.ts";

/**
 * What has to go when an item of a list goes: its lines with the dash, or its place between the commas. `undefined` for the
 * only item, and where the dash shares its line with something else.
 */
export function rangeOfItem(list: YamlSequence, item: YamlNode, text: string): Range | undefined {
  const index = list.items.indexOf(item);
  if (list.alias !== undefined || index === -1 || list.items.length === 1) return undefined;
  if (list.flow) return slotOf(list, index);
  const dash = text.lastIndexOf("-", item.start - 1);
  const start = startOfLine(text, dash);
  if (text.slice(start, dash).trim() !== "") return undefined;
  const end = endOfLine(text, contentEnd(item, item.start));
  const lineBreak = /^(?:\r\n|\r|\n)/u.exec(text.slice(end, end + 2))?.[0] ?? "";
  return { start, end: end + lineBreak.length };
}

function slotOf({ items }: YamlSequence, index: number): Range | undefined {
  const [before, item, after] = [items[index - 1], items[index], items[index + 1]];
  if (item === undefined) return undefined;
  if (before !== undefined) return { start: before.end, end: item.end };
  return { start: item.start, end: after?.start ?? item.end };
}
