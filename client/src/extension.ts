import { window, type ExtensionContext } from "vscode";
import type { CommandName } from "./core/commands.ts";
import { createQuietDiagnostics } from "./features/coexistence/diagnosticCollection.ts";
import { shareWithYamlExtension } from "./features/coexistence/yamlExtension.ts";
import { createLanguageClient } from "./features/server/languageServer.ts";
import { watchDocumentStatuses } from "./features/status/documentStatuses.ts";
import { showStatus } from "./features/status/statusItem.ts";
import { selectKubernetesVersion } from "./features/versions/selectVersion.ts";
import { registerCommands } from "./infrastructure/commands.ts";

/** Builds the parts of the extension and wires them; whatever it makes is disposed of with the extension. */
export async function activate(context: ExtensionContext): Promise<void> {
  const log = window.createOutputChannel("Drydock", { log: true });
  const diagnostics = createQuietDiagnostics();
  const client = createLanguageClient(
    context.asAbsolutePath("dist/server/languageServer.mjs"),
    log,
    diagnostics.provider,
  );
  const statuses = watchDocumentStatuses(client);
  const commands = {
    "drydock.restartServer": () => client.restart(),
    "drydock.selectKubernetesVersion": () => selectKubernetesVersion(context),
    "drydock.showOutput": () => {
      log.show();
    },
  } satisfies Record<CommandName, () => Promise<void> | void>;

  context.subscriptions.push(
    log,
    diagnostics,
    statuses,
    registerCommands(log, commands),
    showStatus(client, statuses, log),
    shareWithYamlExtension((document) => statuses.get(document)?.isManifest, log),
    client,
  );
  await client.start();
}
