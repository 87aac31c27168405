import { withDefaults } from "../cel/defaults.ts";
import type { Cursor } from "../manifest/cursor.ts";
import { isObject } from "../schema/jsonValue.ts";
import type { Schema } from "../schema/schema.ts";
import { codes, listing, type Message, say } from "../text/message.ts";
import { toExactValue } from "../yaml/toValue.ts";

export interface DuplicateEntry {
  readonly at: Cursor;
  readonly earlier: Cursor;
  readonly message: Message;
}

/** Entries of a list that repeat an earlier one: by their keys when it is a map, by their value when it is a set. */
export function duplicateEntries(list: Cursor, schema: Schema): readonly DuplicateEntry[] {
  if (schema.listType !== "map" && schema.listType !== "set") return [];
  const seen = new Map<string, Cursor>();
  const duplicates: DuplicateEntry[] = [];
  for (const item of list.items()) {
    const identity = schema.listType === "set" ? textOf(item, schema) : keysOf(item, schema);
    if (identity === undefined) continue;
    const earlier = seen.get(identity);
    if (earlier === undefined) {
      seen.set(identity, item);
    } else {
      const message =
        schema.listType === "set"
          ? item.scalar === undefined
            ? say`An earlier entry of \`${list.name}\` is the same.`
            : say`\`${String(item.scalar.value)}\` stands in \`${list.name}\` twice.`
          : say`An earlier entry of \`${list.name}\` has the same ${listing(codes(schema.listMapKeys), "and")}.`;
      duplicates.push({ at: item, earlier, message });
    }
  }
  return duplicates;
}

/** A value of a set, defaults filled in, with fields in one order; `undefined` for what is wrong in a list anyway. */
function textOf(item: Cursor, { items }: Schema): string | undefined {
  if (!item.present || item.node === undefined) return undefined;
  if (item.scalar !== undefined) return scalarText(item);
  const value = toExactValue(item.node);
  return JSON.stringify(items === undefined ? value : withDefaults(value, items), (_, part: unknown) =>
    isObject(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([one], [other]) => (one < other ? -1 : 1)))
      : typeof part === "bigint"
        ? `${part}n`
        : part,
  );
}

function scalarText(at: Cursor): string | undefined {
  const value = at.scalar?.value;
  return value === undefined || value === null ? undefined : `${typeof value} ${String(value)}`;
}

/** The keys of an entry, defaults filled in; `undefined` when one is absent or no scalar. */
function keysOf(item: Cursor, { listMapKeys, items }: Schema): string | undefined {
  if (!item.isMapping) return undefined;
  const values = listMapKeys.map((key) => {
    const set = scalarText(item.at(key));
    const otherwise = items?.properties.get(key)?.default;
    return (
      set ??
      (otherwise === undefined || otherwise === null
        ? undefined
        : `${typeof otherwise} ${JSON.stringify(otherwise).replaceAll('"', "")}`)
    );
  });
  return values.length === 0 || values.includes(undefined) ? undefined : values.join(" ");
}
