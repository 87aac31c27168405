import { readFile } from "node:fs/promises";
import path from "node:path";
import TreeSitter from "@vscode/tree-sitter-wasm";
import type { ParseGo, SyntaxNode } from "../core/go/syntax.ts";

/** The names of the two files of the parser; both lie in the folder that is handed in. */
const runtimeFile = "tree-sitter.wasm";
const grammarFile = "tree-sitter-go.wasm";

/**
 * Loads tree-sitter with the grammar for Go from a folder that holds both WASM files; takes some 50 ms, once per process.
 * Rejects when a file is absent.
 */
export async function loadGoParser(folder: string): Promise<ParseGo> {
  await TreeSitter.Parser.init({ locateFile: () => path.join(folder, runtimeFile) });
  const grammar = await TreeSitter.Language.load(await readFile(path.join(folder, grammarFile)));
  const parser = new TreeSitter.Parser();
  parser.setLanguage(grammar);
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
