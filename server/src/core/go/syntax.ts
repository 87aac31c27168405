/** A node of a Go syntax tree, named and shaped as in the tree-sitter grammar for Go. Only named nodes are kept. */
export interface SyntaxNode {
  /** The grammar's name of the construct, such as `call_expression`; `ERROR` where the text does not fit the grammar. */
  readonly type: string;
  /** The grammar's name for the role in the parent, such as `arguments`. */
  readonly field: string | undefined;
  /** UTF-16 offsets in the file, end exclusive. */
  readonly start: number;
  readonly end: number;
  readonly parent: SyntaxNode | undefined;
  readonly children: readonly SyntaxNode[];
}

/** What a Go parser makes of a text: a tree with offsets from `offset`, and whether some part did not fit the grammar. */
export interface ParsedGo {
  readonly root: SyntaxNode;
  readonly hasError: boolean;
}

/** The parser is handed in: the core loads nothing. Never throws; broken text becomes `ERROR` nodes. */
export type ParseGo = (text: string, offset: number) => ParsedGo;

/** The first child with the role. */
export function childOf(node: SyntaxNode, field: string): SyntaxNode | undefined {
  return node.children.find((child) => child.field === field);
}

/** All children with the role, in source order. */
export function childrenOf(node: SyntaxNode, field: string): readonly SyntaxNode[] {
  return node.children.filter((child) => child.field === field);
}

/** The node and everything below it, in source order; what `enter` refuses is left out with all that is below. */
export function* descendants(
  node: SyntaxNode,
  enter: (node: SyntaxNode) => boolean = () => true,
): Generator<SyntaxNode> {
  // A stack of its own: generators within generators take several times as long.
  const open = [node];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    yield next;
    for (const child of next.children.toReversed()) if (enter(child)) open.push(child);
  }
}

/** The nearest of the node and its ancestors that has one of the types. */
export function enclosing(node: SyntaxNode, types: ReadonlySet<string>): SyntaxNode | undefined {
  for (let at: SyntaxNode | undefined = node; at !== undefined; at = at.parent)
    if (types.has(at.type)) return at;
  return undefined;
}

/** Whether `inner` lies within `outer`, or is it. */
export function contains(outer: SyntaxNode, inner: SyntaxNode): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

const statementParents = new Set(["statement_list", "block", "source_file"]);

/** The outermost node around `node` that is a statement of a statement list; the node itself where there is none. */
export function statementOf(node: SyntaxNode): SyntaxNode {
  let at = node;
  while (at.parent !== undefined && !statementParents.has(at.parent.type)) at = at.parent;
  return at;
}

/** The statements of a block, a function body or a clause. */
export function statementsOf(block: SyntaxNode): readonly SyntaxNode[] {
  return block.children.flatMap((child) =>
    child.type === "statement_list" ? child.children : child.type === "comment" ? [] : [child],
  );
}

/** The source of a node. */
export function textOf(node: SyntaxNode, file: { readonly text: string }): string {
  return file.text.slice(node.start, node.end);
}
