import {
  commands,
  Disposable,
  l10n,
  languages,
  LanguageStatusSeverity,
  window,
  type LanguageStatusItem,
  type LogOutputChannel,
} from "vscode";
import type { LanguageClient, ServerState } from "../../infrastructure/languageClient.ts";
import type { DocumentStatus } from "../../core/documentStatus.ts";
import { documentSelector } from "../../infrastructure/documents.ts";
import type { DocumentStatuses } from "./documentStatuses.ts";

/**
 * The item in the editor's language status, shown beside manifests only: which Kubernetes they are checked against and
 * what is known of it. Also keeps the context key `drydock.isManifest` true while a manifest is the active editor.
 */
export function showStatus(
  client: LanguageClient,
  statuses: DocumentStatuses,
  log: LogOutputChannel,
): Disposable {
  const item = languages.createLanguageStatusItem("drydock.status", []);
  item.name = "Drydock";
  const update = (): void => {
    const document = window.activeTextEditor?.document.uri;
    const status = document && statuses.get(document);
    item.selector = status?.isManifest === true || client.state !== "running" ? documentSelector : [];
    describe(item, client.state, status);
    commands
      .executeCommand("setContext", "drydock.isManifest", status?.isManifest === true)
      .then(undefined, (error: unknown) => {
        log.error("Could not set the context key drydock.isManifest", error);
      });
  };
  update();
  return Disposable.from(
    item,
    statuses.onDidChange(update),
    client.onDidChangeState(update),
    window.onDidChangeActiveTextEditor(update),
  );
}

function describe(item: LanguageStatusItem, state: ServerState, status: DocumentStatus | undefined): void {
  item.busy = state === "starting";
  const isDown = state === "stopped";
  item.severity = isDown ? LanguageStatusSeverity.Error : LanguageStatusSeverity.Information;
  if (isDown) {
    item.text = l10n.t("Drydock has stopped");
    item.detail = l10n.t("Nothing is checked");
    item.command = { command: "drydock.restartServer", title: l10n.t("Restart") };
  } else if (status === undefined) {
    item.text = l10n.t("Drydock is starting");
    item.detail = "";
    item.command = { command: "drydock.showOutput", title: l10n.t("Show Output") };
  } else {
    item.text = `Kubernetes ${status.kubernetesVersion}`;
    item.detail = status.schemaSources.map(sourceName).join(" · ");
    item.command = { command: "drydock.selectKubernetesVersion", title: l10n.t("Select Version") };
  }
}

/** The sources as the server names them; one that it learns later is shown by its own name. */
function sourceName(source: string): string {
  if (source === "catalogue") return l10n.t("Built-in catalogue");
  if (source === "workspace") return l10n.t("Definitions in the workspace");
  return source;
}
