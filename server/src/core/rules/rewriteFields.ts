import type { Fix } from "../finding.ts";
import type { Cursor } from "../manifest/cursor.ts";
import { type Fields, isFields } from "../migrate/migration.ts";
import type { Message } from "../text/message.ts";
import { rewrite } from "../yaml/rewrite.ts";
import { toValue } from "../yaml/toValue.ts";

/**
 * A fix that changes several fields of one mapping at once; lines that keep their meaning stay as they are. None where the
 * change would reach what is written elsewhere, as behind an alias.
 */
export function rewriteFields(
  owner: Cursor,
  change: (fields: Fields) => Fields,
  title: Message,
  text: string,
): readonly Fix[] {
  const { node } = owner;
  const fields = node === undefined ? undefined : toValue(node);
  const edits = node !== undefined && isFields(fields) ? rewrite(node, change(fields), text) : undefined;
  return edits === undefined ? [] : [{ title, edits }];
}
