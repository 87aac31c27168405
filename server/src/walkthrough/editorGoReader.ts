import type { ParseGo, SyntaxNode } from "../core/go/syntax.ts";
import { createEditorWalks } from "./editorWalks.ts";
import { findSchemaPlaces } from "./findSchemaPlaces.ts";
import type { GoReader } from "./goReader.ts";
import { readOnDemand, type SlowSources } from "./readOnDemand.ts";
import { syntaxParser } from "./syntaxParser.ts";

/** What is read through the editor. */
export interface EditorSources extends SlowSources {
  /** A file of the extension itself, by its path below `dist`. */
  readonly part: (path: string) => Promise<Uint8Array>;
}

/** Reads Go sources through the editor, where there is no disk. Nothing is loaded before the first job, and nothing outlives the session. */
export function createEditorGoReader(sources: EditorSources): GoReader {
  let loaded: Promise<ParseGo> | undefined;
  const parser = async (): Promise<ParseGo> => remembering(await (loaded ??= loadParser(sources)));

  return {
    walksIn: () => createEditorWalks(sources, parser),
    // That takes every file of a repository, which is not read for one key in a manifest.
    find: () => Promise.resolve({ definitions: [], readers: [] }),
    async schemaPlaces(place, signal) {
      const parse = await parser();
      const waiting = { signal, onProgress: (): void => undefined };
      const { result } = await readOnDemand(sources, { [place.file]: place.text }, waiting, (host, exists) =>
        findSchemaPlaces(place, host, exists, parse),
      );
      return result;
    },
    headCommit: () => undefined,
  };
}

async function loadParser({ part }: EditorSources): Promise<ParseGo> {
  // Evaluated when it is needed: most who check manifests never read Go.
  const { Language, Parser } = await import("@vscode/tree-sitter-wasm");
  const runtime = { wasmBinary: await part("go/tree-sitter.wasm"), locateFile: (file: string) => file };
  await Parser.init(runtime);
  const grammar = await Language.load(await part("go/tree-sitter-go.wasm"));
  const parser = new Parser();
  parser.setLanguage(grammar);
  return syntaxParser(parser);
}

/** What is parsed again within one job is the same text. */
function remembering(parse: ParseGo): ParseGo {
  const known = new Map<string, { readonly root: SyntaxNode; readonly hasError: boolean }>();
  return (text, offset) => {
    const key = `${String(offset)} ${text}`;
    const tree = known.get(key) ?? parse(text, offset);
    known.set(key, tree);
    return tree;
  };
}
