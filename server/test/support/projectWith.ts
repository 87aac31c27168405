import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Location, WorkspaceEdit } from "vscode-languageserver-protocol";
import type { Lifetime } from "./lifetime.ts";
import { startServer } from "./serverProcess.ts";
import { folderWith } from "./temporaryFolder.ts";

/** A folder with a language server on it, that is asked about places in its files. */
export interface Project<Name extends string> {
  /** Places as `file:line text`, of what stands in the file at the needle's bar. */
  readonly definition: (name: Name, needle: string) => Promise<readonly string[]>;
  readonly references: (name: Name, needle: string) => Promise<readonly string[]>;
  /** The lines that change, as they are then. */
  readonly rename: (name: Name, needle: string, newName: string) => Promise<readonly string[]>;
}

/** It is there as long as the lifetime says. A bar in a needle stands for the cursor. */
export async function projectWith<Name extends string>(
  context: Lifetime,
  files: Readonly<Record<Name, string>>,
): Promise<Project<Name>> {
  const folder = folderWith(context, files);
  const uriOf = (name: string): string => pathToFileURL(path.join(folder, name)).href;
  const { connection } = await startServer(context, { folders: [pathToFileURL(folder).href] });
  // It reads all folders before it answers.
  await connection.sendRequest("drydock/workspaceCheck/start", {});
  function ask<Answer>(method: string, name: Name, needle: string, more: object = {}): Promise<Answer> {
    const text = files[name];
    const at = text.indexOf(needle.replace("|", ""));
    assert.notEqual(at, -1, needle);
    const lines = text.slice(0, at + needle.indexOf("|")).split("\n");
    return connection.sendRequest(method, {
      textDocument: { uri: uriOf(name) },
      position: { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 },
      ...more,
    });
  }
  const placesOf = (locations: readonly Location[]): readonly string[] =>
    locations
      .map(({ uri, range: { start, end } }) => {
        const line = readFileSync(fileURLToPath(uri), "utf8").split("\n")[start.line] ?? "";
        const place = `${uri.slice(uriOf("").length + 1)}:${String(start.line + 1)}`;
        return `${place} ${line.slice(start.character, end.character)}`.trimEnd();
      })
      .toSorted();
  return {
    definition: async (name, needle) => placesOf(await ask("textDocument/definition", name, needle)),
    references: async (name, needle) =>
      placesOf(
        await ask("textDocument/references", name, needle, { context: { includeDeclaration: false } }),
      ),
    async rename(name, needle, newName) {
      const { changes = {} } = await ask<WorkspaceEdit>("textDocument/rename", name, needle, { newName });
      const edits = Object.entries(changes).flatMap(([uri, each]) =>
        each.map(({ range: { start, end }, newText }) => {
          const line = readFileSync(fileURLToPath(uri), "utf8").split("\n")[start.line] ?? "";
          const changed = line.slice(0, start.character) + newText + line.slice(end.character);
          return `${uri.slice(uriOf("").length + 1)}:${String(start.line + 1)} ${changed.trim()}`;
        }),
      );
      return edits.toSorted();
    },
  };
}
