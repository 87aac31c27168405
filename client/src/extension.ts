import { Disposable, type ExtensionContext } from "vscode";
import { offerApplyTool } from "./features/agents/applyTool.ts";
import { offerMcpServer } from "./features/agents/mcpServer.ts";
import { offerReadTools } from "./features/agents/readTools.ts";
import { renderCharts } from "./features/helm/renderCharts.ts";
import { buildKustomizations } from "./features/kustomize/buildKustomizations.ts";
import { inProcess } from "./features/server/serverProcess.ts";
import { goFiles } from "./infrastructure/documents.ts";
import { start } from "./start.ts";

/** The extension on a machine: in the desktop editor, and behind a browser that is connected to one. */
export function activate(context: ExtensionContext): Promise<void> {
  return start(context, {
    platform: `${process.platform} ${process.arch}, Node ${process.version}`,
    connect: inProcess(context.asAbsolutePath("dist/server/languageServer.mjs")),
    goFiles,
    withPrograms: (client, deploy, log) =>
      Disposable.from(
        offerMcpServer(context),
        offerReadTools(context),
        offerApplyTool(deploy),
        renderCharts(client, log),
        buildKustomizations(client, log),
      ),
  });
}
