import { commands, Disposable, type ExtensionContext } from "vscode";
import { inWorker } from "./features/server/serverWorker.ts";
import { goFilesAnywhere } from "./infrastructure/documents.ts";
import { start } from "./start.ts";

/** The extension in a browser without a machine behind it: no program is started, and no cluster is in reach. */
export async function activate(context: ExtensionContext): Promise<void> {
  // Hides what would need them.
  await commands.executeCommand("setContext", "drydock.inBrowser", true);
  await start(context, {
    platform: "browser",
    connect: inWorker(context.extensionUri),
    goFiles: goFilesAnywhere,
    withPrograms: () => Disposable.from(),
  });
}
