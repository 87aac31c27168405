import type { Cursor } from "../manifest/cursor.ts";
import type { Range } from "../text/range.ts";
import type { YamlProblem } from "../yaml/node.ts";

/** Whether what is missing at a place may stand in a line that could not be read: one broken line is one mistake. */
export function mayBeUnread(at: Cursor, problems: readonly YamlProblem[]): boolean {
  if (at.present || problems.length === 0) return false;
  const owner = presentAround(at);
  const within = { start: startOf(owner), end: endOf(owner) };
  const parts = owner.children().map(ownRange);
  return problems.some(
    ({ code, start }) =>
      code !== "duplicate-key" && holds(within, start) && !parts.some((part) => holds(part, start)),
  );
}

function presentAround(at: Cursor): Cursor {
  return at.present || at.parent === undefined ? at : presentAround(at.parent);
}

function holds({ start, end }: Range, offset: number): boolean {
  return start <= offset && offset < end;
}

/** From its key to the end of what could be read of it. */
function ownRange({ entry, node }: Cursor): Range {
  return { start: entry?.key.start ?? node?.start ?? 0, end: node?.end ?? 0 };
}

/** Lines above the first entry belong to it, too. */
function startOf(at: Cursor): number {
  if (at.parent === undefined) return 0;
  const before = at.entry === undefined ? at.parent.items()[Number(at.name) - 1] : undefined;
  return before === undefined ? (at.entry?.key.start ?? startOf(at.parent)) : ownRange(before).end;
}

/** Lines below the last entry belong to it, up to what comes next. */
function endOf(at: Cursor): number {
  if (at.parent === undefined) return Infinity;
  const siblings = at.parent.children();
  const index = at.parent.isSequence ? Number(at.name) : siblings.findIndex(({ node }) => node === at.node);
  const next = siblings[index + 1];
  return next === undefined ? endOf(at.parent) : ownRange(next).start;
}
