import { commands, Disposable, type ExtensionContext } from "vscode";
import { connectWorker } from "./features/server/serverWorker.ts";
import { goFilesAnywhere } from "./infrastructure/documents.ts";
import type { LanguageClient } from "./infrastructure/languageClient.ts";
import { start } from "./start.ts";

let client: LanguageClient | undefined;

/** The extension in a browser without a machine behind it: no program is started, and no cluster is in reach. */
export async function activate(context: ExtensionContext): Promise<void> {
  // Hides what would need them.
  await commands.executeCommand("setContext", "drydock.inBrowser", true);
  client = start(context, {
    platform: "browser",
    startsPrograms: false,
    connect: (setup) => Promise.resolve(connectWorker(context.extensionUri, setup)),
    goFiles: goFilesAnywhere,
    withPrograms: () => Disposable.from(),
  });
}

/** Resolves when the language server has ended. */
export async function deactivate(): Promise<void> {
  await client?.stop();
}
