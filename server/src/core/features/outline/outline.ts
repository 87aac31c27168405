import type { Range } from "../../text/range.ts";

/**
 * The skeleton of a YAML text as its lines suggest it, right or wrong: who stands under whom. It exists for completion,
 * which is asked about texts that are broken at the very place of the question, so it is read by indentation and
 * brackets alone and never fails (see `readOutline.ts`). What a text means is the business of `core/yaml`.
 */
export interface OutlineNode {
  readonly kind: "document" | "entry" | "item";
  /** Key of an entry without its quotes; empty otherwise. */
  readonly name: string;
  /** The key as written, or the dash. Empty for the document and for items in flow style. */
  readonly head: Range;
  /** Offset of the colon; absent where none was typed yet, and for everything that is no entry. */
  readonly colon?: number;
  /** What stands behind the colon or the dash on the same line; a flow collection up to its end. */
  readonly value: Range;
  readonly content: OutlineContent;
  /** A flow collection whose closing bracket was not found. */
  readonly unclosed?: boolean;
  /** Column of the head; -1 for the document. In flow style that of the line's own block node. */
  readonly column: number;
  readonly flow: boolean;
  readonly parent: OutlineNode | undefined;
  readonly children: readonly OutlineNode[];
}

export type OutlineContent = "none" | "scalar" | "block-scalar" | "flow-mapping" | "flow-sequence";

export interface Outline {
  readonly root: OutlineNode;
  /** Nodes in block style, in the order of the text, without the root. */
  readonly blockNodes: readonly OutlineNode[];
  /** Comments and the insides of multi-line scalars, where nothing can be completed. */
  readonly opaque: readonly Range[];
}

/** A node while it is being read. */
export interface OutlineDraft extends OutlineNode {
  value: Range;
  content: OutlineContent;
  unclosed?: boolean;
  colon?: number;
  readonly parent: OutlineDraft | undefined;
  readonly children: OutlineDraft[];
}

/** A node that the text does not hold yet: the element that someone is about to write into a list. */
export function elementOf(list: OutlineNode, at: number): OutlineNode {
  const nothing = { start: at, end: at };
  const { column, flow } = list;
  return {
    kind: "item",
    name: "",
    head: nothing,
    value: nothing,
    content: "none",
    column,
    flow,
    parent: list,
    children: [],
  };
}

/** The entry of that name directly below a node. */
export function childEntry(node: OutlineNode, name: string): OutlineNode | undefined {
  return node.children.find((child) => child.kind === "entry" && child.name === name);
}

/** The text of the scalar that stands behind a node's colon or dash, without its quotes; nothing for collections. */
export function scalarText(node: OutlineNode | undefined, text: string): string | undefined {
  if (node?.content !== "scalar") return undefined;
  return unquoted(text.slice(node.value.start, node.value.end));
}

/** Good enough for names and keys: escapes inside double quotes stay as they are. */
export function unquoted(scalar: string): string {
  const quote = scalar.charAt(0);
  if (quote !== '"' && quote !== "'") return scalar;
  const closed = scalar.length > 1 && scalar.endsWith(quote);
  const inner = scalar.slice(1, closed ? -1 : undefined);
  return quote === "'" ? inner.replaceAll("''", "'") : inner;
}
