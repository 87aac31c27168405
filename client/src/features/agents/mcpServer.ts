import {
  Disposable,
  EventEmitter,
  lm,
  McpStdioServerDefinition,
  workspace,
  type ExtensionContext,
} from "vscode";
import { agentsOffer } from "../../infrastructure/settings.ts";

/**
 * Offers `drydock mcp` to the agents of the editor where the person wants it instead of the editor's own tools. They start it when
 * they need it, in the first folder of the workspace, and it contacts no cluster: no context is named. An untrusted workspace is
 * offered none, as no process may start there.
 */
export function offerMcpServer(context: ExtensionContext): Disposable {
  const program = context.asAbsolutePath("dist/cli/drydock.mjs");
  const { version } = context.extension.packageJSON as { readonly version: string };
  const changed = new EventEmitter<void>();
  return Disposable.from(
    changed,
    workspace.onDidGrantWorkspaceTrust(() => {
      changed.fire();
    }),
    workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration("drydock.agents")) changed.fire();
    }),
    lm.registerMcpServerDefinitionProvider("drydock.mcp", {
      onDidChangeMcpServerDefinitions: changed.event,
      provideMcpServerDefinitions() {
        if (!workspace.isTrusted || agentsOffer() !== "mcp") return [];
        // The editor's own program, which is Node when it is told so.
        const server = new McpStdioServerDefinition(
          "Drydock",
          process.execPath,
          [program, "mcp"],
          { ELECTRON_RUN_AS_NODE: "1" },
          version,
        );
        const folder = workspace.workspaceFolders?.[0]?.uri;
        if (folder !== undefined) server.cwd = folder;
        return [server];
      },
    }),
  );
}
