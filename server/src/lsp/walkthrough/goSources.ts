import path from "node:path";
import type { SourceAnswer, SourceQuestion } from "../../walkthrough/findSource.ts";
import type { Runtime } from "../runtime.ts";
import type { FolderReader } from "../folderReader.ts";

/** The Go sources in the folders of the workspace. */
export interface GoSources extends FolderReader {
  /** Where they answer a question of a manifest. Folders without a module are not read. */
  find(question: SourceQuestion, signal: AbortSignal): Promise<SourceAnswer>;
}

const nothing: SourceAnswer = { definitions: [], readers: [] };

/** Reads nothing before the first question. */
export function createGoSources({ go, readText }: Pick<Runtime, "go" | "readText">): GoSources {
  let folders: readonly string[] = [];

  async function hasModule(folder: string): Promise<boolean> {
    const files = await Promise.all(["go.mod", "go.work"].map((name) => readText(path.join(folder, name))));
    return files.some((text) => text !== undefined);
  }

  return {
    async find(question, signal) {
      const withModule: string[] = [];
      for (const folder of folders) if (await hasModule(folder)) withModule.push(folder);
      if (withModule.length === 0) return nothing;
      return go.find(withModule, question, signal);
    },
    scan(contents) {
      folders = contents.folders;
      return Promise.resolve();
    },
    /** Every question reads anew. */
    filesChanged: () => Promise.resolve(),
  };
}
