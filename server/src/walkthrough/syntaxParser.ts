import type * as TreeSitter from "@vscode/tree-sitter-wasm";
import type { ParseGo, SyntaxNode } from "../core/go/syntax.ts";

/** @param parser whose language is Go */
export function syntaxParser(parser: TreeSitter.Parser): ParseGo {
  return (text, offset) => {
    const tree = parser.parse(text);
    if (tree === null)
      throw new Error("The Go parser gave up: no language is set, or parsing was cancelled.");
    const cursor = tree.walk();
    const root = copy(cursor, undefined, offset);
    const { hasError } = tree.rootNode;
    cursor.delete();
    tree.delete();
    return { root, hasError };
  };
}

/** The named nodes below the cursor as plain data, so that nothing of the parser's memory has to be kept or freed. */
function copy(cursor: TreeSitter.TreeCursor, parent: SyntaxNode | undefined, offset: number): SyntaxNode {
  const children: SyntaxNode[] = [];
  const node: SyntaxNode = {
    type: cursor.nodeType,
    field: cursor.currentFieldName ?? undefined,
    start: cursor.startIndex + offset,
    end: cursor.endIndex + offset,
    parent,
    children,
  };
  if (cursor.gotoFirstChild()) {
    do {
      if (cursor.nodeIsNamed) children.push(copy(cursor, node, offset));
    } while (cursor.gotoNextSibling());
    cursor.gotoParent();
  }
  return node;
}
