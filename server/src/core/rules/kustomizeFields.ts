import type { Fix } from "../finding.ts";
import type { Cursor } from "../manifest/cursor.ts";
import { say } from "../text/message.ts";
import type { Range } from "../text/range.ts";
import { rewriteScalar } from "../yaml/rewriteScalar.ts";
import { endOfLine, startOfLine } from "../yaml/comments.ts";

/** How a deprecated field of a kustomization is written as the one that has taken its place; nothing where the build might change by it. */
export type Rewriting = (field: Cursor, root: Cursor, text: string) => readonly Fix[];

/** The new field takes the same value. */
export const renamed =
  (instead: string): Rewriting =>
  (field, holder) => {
    const key = field.entry?.key;
    if (key === undefined || holder.at(instead).node !== undefined) return [];
    return changing(instead, [{ range: rangeOf(key), newText: rewriteScalar(key, instead) }]);
  };

/** What changes objects after the patches did, and before those of the older field do. */
const between = ["commonAnnotations", "commonLabels", "labels", "namePrefix", "nameSuffix", "namespace"];

/** JSON 6902 operations of the older field come later than those of `patches`, which the other older field may become, too. */
export const renamedWhereNothingComesBetween: Rewriting = (field, root, text) =>
  [...between, "patchesStrategicMerge"].some((name) => root.at(name).present)
    ? []
    : renamed("patches")(field, root, text);

/** Paths of patches; a patch that stands there as a text would have to be indented anew. */
export const pathsOfPatches: Rewriting = (field, root, text) => {
  const paths = field.items();
  const arePaths = paths.every(
    ({ string, node }) => string?.includes("\n") === false && node?.alias === undefined,
  );
  if (paths.length === 0 || !arePaths || field.node?.kind !== "sequence") return [];
  const [before, after] = field.node.flow ? ["{ path: ", " }"] : ["path: ", ""];
  return renamed("patches")(field, root, text).map((fix) => ({
    ...fix,
    edits: [
      ...fix.edits,
      ...paths.map((path) => ({
        range: rangeOf(path.range),
        newText: before + text.slice(path.range.start, path.range.end) + after,
      })),
    ],
  }));
};

/** Labels that are set in selectors, too. */
export const labelsInSelectors: Rewriting = (field, root, text) => {
  const { entry, node } = field;
  const [first] = node?.kind === "mapping" ? node.entries : [];
  const isPlain =
    root.node?.kind === "mapping" &&
    !root.node.flow &&
    node?.anchor === undefined &&
    node?.alias === undefined;
  if (entry === undefined || node === undefined || first === undefined || !isPlain) return [];
  if (root.at("labels").node !== undefined || first.merged === true || entry.key.anchor !== undefined)
    return [];
  const name = rewriteScalar(entry.key, "labels");
  const head = "\n- includeSelectors: true\n  pairs:";
  const endOfHead = endOfLine(text, entry.key.end);
  const column = first.key.start - startOfLine(text, first.key.start);
  const newText =
    first.key.start < endOfHead
      ? `${name}:${head} ${text.slice(node.start, node.end)}`
      : name +
        text.slice(entry.key.end, endOfHead) +
        head +
        indented(text.slice(endOfHead, node.end), column);
  return changing("labels", [{ range: { start: entry.key.start, end: node.end }, newText }]);
};

/** Lines that stand at a column, at that of a mapping in a list. */
function indented(lines: string, column: number): string {
  return lines
    .split("\n")
    .map((line) => (line.trim() === "" ? "" : `    ${line.slice(Math.min(column, indentOf(line)))}`))
    .join("\n");
}

/** One file becomes a list of one. */
export const inList =
  (instead: string): Rewriting =>
  (field, holder, text) =>
    field.string === undefined || field.string.includes("\n") || field.node?.alias !== undefined
      ? []
      : renamed(instead)(field, holder, text).map((fix) => ({
          ...fix,
          edits: [
            ...fix.edits,
            { range: rangeOf(field.range), newText: `[${text.slice(field.range.start, field.range.end)}]` },
          ],
        }));

function changing(instead: string, edits: Fix["edits"]): readonly Fix[] {
  return [{ title: say`Change to \`${instead}\``, edits, preferred: true }];
}

function rangeOf({ start, end }: Range): Range {
  return { start, end };
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}
