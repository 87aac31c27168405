import { Disposable, type ExtensionContext } from "vscode";
import { offerApplyTool } from "./features/agents/applyTool.ts";
import { offerMcpServer } from "./features/agents/mcpServer.ts";
import { offerReadTools } from "./features/agents/readTools.ts";
import { renderCharts } from "./features/helm/renderCharts.ts";
import { buildKustomizations } from "./features/kustomize/buildKustomizations.ts";
import { tellTrust } from "./features/workspaceCheck/tellTrust.ts";
import { goFiles } from "./infrastructure/documents.ts";
import type { LanguageClient } from "./infrastructure/languageClient.ts";
import { start } from "./start.ts";

let client: LanguageClient | undefined;

/** The extension on a machine: in the desktop editor, and behind a browser that is connected to one. */
export function activate(context: ExtensionContext): void {
  client = start(context, {
    platform: `${process.platform} ${process.arch}, Node ${process.version}`,
    startsPrograms: true,
    connect: async (setup) => {
      // The editor learns that the extension is active before this loads, which takes longer than the activation.
      await new Promise(setImmediate);
      const { connectProcess } = await import("./features/server/serverProcess.ts");
      return connectProcess(context.asAbsolutePath("dist/server/languageServer.mjs"), setup);
    },
    goFiles,
    withPrograms: (client, deploy, log) =>
      Disposable.from(
        offerMcpServer(context),
        offerReadTools(context),
        offerApplyTool(deploy),
        tellTrust(client),
        renderCharts(client, log),
        buildKustomizations(client, log),
      ),
  });
}

/** Resolves when the language server has ended. */
export async function deactivate(): Promise<void> {
  await client?.stop();
}
