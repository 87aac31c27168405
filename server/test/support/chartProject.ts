import { cpSync, readFileSync } from "node:fs";
import path from "node:path";
import type { TestContext } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { startServer, type ServerProcess, type StartOptions } from "./serverProcess.ts";
import { projectPath } from "./shared.ts";
import { temporaryFolder } from "./temporaryFolder.ts";

/** A workspace with a chart. */
export interface ChartProject {
  readonly server: ServerProcess;
  readonly uriOf: (name: string) => string;
  /** Opens a file with the text that it has on disk. */
  readonly open: (name: string) => Promise<string>;
  /** Asks about the place of the first `needle` in the file, behind its last character. */
  readonly ask: <Answer>(method: string, name: string, needle: string) => Promise<Answer>;
}

/** The chart of the fixtures in a folder of its own, which may be changed. */
export async function chartProject(
  context: TestContext,
  { isWorkspace = true, ...options }: StartOptions & { readonly isWorkspace?: boolean } = {},
): Promise<ChartProject> {
  const folder = temporaryFolder(context);
  cpSync(projectPath("test-fixtures/helm"), folder, { recursive: true });
  const uriOf = (name: string): string => pathToFileURL(path.join(folder, "web", name)).href;
  const server = await startServer(context, {
    ...options,
    ...(isWorkspace ? { folders: [pathToFileURL(folder).href] } : {}),
  });
  const textOf = (name: string): string => readFileSync(fileURLToPath(uriOf(name)), "utf8");
  return {
    server,
    uriOf,
    async open(name) {
      await server.open(uriOf(name), textOf(name), 1, name.startsWith("templates/") ? "helm" : "yaml");
      return textOf(name);
    },
    ask(method, name, needle) {
      const before = textOf(name).split(needle, 1)[0] ?? "";
      const line = before.split("\n").length - 1;
      const character = before.length - before.lastIndexOf("\n") - 1 + needle.length;
      return server.connection.sendRequest(method, {
        textDocument: { uri: uriOf(name) },
        position: { line, character },
        context: { includeDeclaration: false },
      });
    },
  };
}
