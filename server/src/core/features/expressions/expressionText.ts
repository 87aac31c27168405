import type { Range } from "../../text/range.ts";
import type { Outline, OutlineNode } from "../outline/outline.ts";
import { endOfDeeperLines, endOfQuoted, lineAt } from "../outline/scan.ts";

/** A scalar that may hold an expression, as it stands in the text, and how its characters are written there. */
export interface ExpressionText {
  /** The scalar with quotes, or with the sign of its block, up to where it ends. Empty when nothing is written yet. */
  readonly whole: Range;
  /** Where its own text begins. */
  readonly start: number;
  /** The quote around it. */
  readonly quote: "" | '"' | "'";
}

/** Fields of Kubernetes' API that hold CEL. */
const FIELDS: ReadonlySet<string> = new Set(["rule", "expression", "messageExpression", "valueExpression"]);

/** The scalar of such a field that holds the offset, also where it is half typed. */
export function expressionTextAt(outline: Outline, text: string, offset: number): ExpressionText | undefined {
  const block = outline.blockNodes.findLast((node) => node.head.start < offset);
  const node = innermost(block ?? outline.root, offset);
  if (node.kind !== "entry" || !FIELDS.has(node.name) || node.colon === undefined) return undefined;
  const found = scalarOf(node, node.colon, text);
  return holds(found, node, text, offset) && !isInComment(outline, node, text, offset) ? found : undefined;
}

/** The last node in flow style that begins before the offset, or the node itself. */
function innermost(node: OutlineNode, offset: number): OutlineNode {
  const below = node.children.findLast((child) => child.flow && child.head.start < offset);
  return below === undefined ? node : innermost(below, offset);
}

function scalarOf(node: OutlineNode, colon: number, text: string): ExpressionText {
  const { start, end } = node.value;
  const line = lineAt(text, colon);
  switch (node.content) {
    case "block-scalar":
      return {
        whole: { start, end: endOfDeeperLines(text, line, node.column) },
        start: line.next,
        quote: "",
      };
    case "none":
      // Only behind a blank does a value begin.
      return { whole: { start: colon + 2, end: colon + 2 }, start: colon + 2, quote: "" };
    default: {
      const first = text.charAt(start);
      if (first === '"' || first === "'") return { whole: node.value, start: start + 1, quote: first };
      const last = node.flow ? end : Math.max(end, endOfDeeperLines(text, line, node.column));
      return { whole: { start, end: last }, start, quote: "" };
    }
  }
}

/** Whether what is written at the offset belongs to the scalar. */
function holds(
  { whole, start, quote }: ExpressionText,
  { content, column, flow }: OutlineNode,
  text: string,
  offset: number,
): boolean {
  if (offset < start) return false;
  const line = lineAt(text, offset);
  if (quote !== "") return offset <= (isClosed(text, whole) ? whole.end - 1 : whole.end);
  if (content === "none" || flow)
    return offset <= Math.max(whole.end, flow ? 0 : line.end) && line.start <= start;
  if (line.start <= start && content !== "block-scalar") return true;
  return offset <= whole.end && offset - line.start > column;
}

function isClosed(text: string, { start, end }: Range): boolean {
  return (
    end - start > 1 &&
    endOfQuoted(text, start, end + 1) === end &&
    text.charAt(end - 1) === text.charAt(start)
  );
}

function isInComment(outline: Outline, { content }: OutlineNode, text: string, offset: number): boolean {
  if (content === "block-scalar") return false;
  return outline.opaque.some(
    (range) => text.charAt(range.start) === "#" && offset > range.start && offset <= range.end,
  );
}
