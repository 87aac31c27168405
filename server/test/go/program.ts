import type { SourceHost } from "../../src/core/go/modules.ts";
import { loadGoParser } from "../../src/walkthrough/goParser.ts";
import { parserFolder } from "../../src/walkthrough/parserFolder.ts";

/** The parser that the product uses, loaded once for all tests of a file. */
export const parseGo = await loadGoParser(parserFolder());

/** Sources in memory: absolute path to text. */
export function memoryHost(files: Readonly<Record<string, string>>): SourceHost {
  return {
    read: (path) => files[path],
    list(folder) {
      const names = Object.keys(files)
        .filter((path) => path.startsWith(`${folder}/`))
        .map((path) => path.slice(folder.length + 1).split("/", 1)[0] ?? "");
      return names.length === 0 ? undefined : [...new Set(names)];
    },
  };
}
