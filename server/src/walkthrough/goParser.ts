import { readFile } from "node:fs/promises";
import path from "node:path";
import { existsSync } from "node:fs";
import nodeModule from "node:module";
import type * as TreeSitter from "@vscode/tree-sitter-wasm";
import type { ParseGo } from "../core/go/syntax.ts";
import { syntaxParser } from "./syntaxParser.ts";

/** The files of the parser; all lie in the folder that is handed in. The script finds itself by its name, so it is not bundled. */
const scriptFiles = ["tree-sitter.cjs", "tree-sitter.js"] as const;
const runtimeFile = "tree-sitter.wasm";
const grammarFile = "tree-sitter-go.wasm";

/**
 * Loads tree-sitter with the grammar for Go from a folder that holds its three files; takes some 50 ms, once per process.
 * Rejects when a file is absent.
 */
export async function loadGoParser(folder: string): Promise<ParseGo> {
  const load = nodeModule.createRequire(import.meta.url);
  const { Parser, Language } = load(scriptIn(folder)) as typeof TreeSitter;
  await Parser.init({ locateFile: () => path.join(folder, runtimeFile) });
  const grammar = await Language.load(await readFile(path.join(folder, grammarFile)));
  const parser = new Parser();
  parser.setLanguage(grammar);
  return syntaxParser(parser);
}

/** In our package it is `.cjs`, since the package is one of ES modules; in its own it is `.js`. */
function scriptIn(folder: string): string {
  const [ours, own] = scriptFiles.map((name) => path.join(folder, name));
  return ours !== undefined && existsSync(ours) ? ours : (own ?? folder);
}
