import { Disposable, window, workspace, type TextDocument } from "vscode";
import type { LanguageClient } from "./languageClient.ts";

/** Something that a person's own tool does with files, as the language server has it run. */
export interface ToolRun {
  /** Whether it is worth to ask about a document. */
  readonly wants: (document: TextDocument) => boolean;
  readonly run: (document: TextDocument) => Promise<void>;
  readonly onFailure: (error: unknown) => void;
  /** A server that was started again knows nothing of what was done before. */
  readonly onRestart: () => void;
}

/**
 * Runs a tool for each file that is shown for the first time or saved. That starts a process: only where the person trusts the
 * workspace. No file is a reason to start the server, which hears of what is shown once it runs.
 */
export function runForShownAndSaved(client: LanguageClient, tool: ToolRun): Disposable {
  let done = new WeakSet<TextDocument>();

  async function run(document: TextDocument): Promise<void> {
    if (client.state !== "running" || !workspace.isTrusted) return;
    if (document.uri.scheme !== "file" || !tool.wants(document)) return;
    const marked = done.add(document);
    try {
      await tool.run(document);
    } catch (error) {
      marked.delete(document);
      tool.onFailure(error);
    }
  }

  function runForShown(): void {
    const document = window.activeTextEditor?.document;
    if (document !== undefined && !done.has(document)) void run(document);
  }

  runForShown();
  return Disposable.from(
    window.onDidChangeActiveTextEditor(runForShown),
    workspace.onDidGrantWorkspaceTrust(runForShown),
    workspace.onDidSaveTextDocument((document) => void run(document)),
    client.onDidChangeState((state) => {
      if (state === "running") runForShown();
      if (state !== "stopped") return;
      done = new WeakSet();
      tool.onRestart();
    }),
  );
}
