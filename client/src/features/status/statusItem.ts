import {
  commands,
  Disposable,
  l10n,
  languages,
  LanguageStatusSeverity,
  window,
  workspace,
  type LanguageStatusItem,
  type LogOutputChannel,
} from "vscode";
import { isJson } from "../../core/manifestGuess.ts";
import type { LanguageClient, ServerState } from "../../infrastructure/languageClient.ts";
import type { DocumentRole, DocumentStatus } from "../../core/documentStatus.ts";
import { documentSelector } from "../../infrastructure/documents.ts";
import type { DocumentStatuses } from "./documentStatuses.ts";

/**
 * The item in the editor's language status: whether the active document is checked, against which Kubernetes, and else why not.
 * Also keeps the context key `drydock.isManifest` true while a manifest is the active editor.
 */
export function showStatus(
  client: LanguageClient,
  statuses: DocumentStatuses,
  log: LogOutputChannel,
): Disposable {
  const item = languages.createLanguageStatusItem("drydock.status", []);
  item.name = "Drydock";
  /** Before its first start the server is not down. */
  let wasStarted = false;
  const update = (): void => {
    const document = window.activeTextEditor?.document;
    const status = document && statuses.get(document.uri);
    wasStarted ||= client.state !== "stopped";
    const isQuiet = document !== undefined && isJson(document.languageId);
    // The server has nothing to say of most JSON, and is not even started for it.
    const isSilent = isQuiet && (status?.role ?? "other") === "other";
    const isShown = !isSilent || (wasStarted && client.state !== "running");
    item.selector = isShown ? documentSelector : [];
    const isDown = wasStarted && client.state === "stopped";
    item.busy = !isDown && status === undefined;
    item.severity = isDown ? LanguageStatusSeverity.Error : LanguageStatusSeverity.Information;
    if (isDown) describeStopped(item);
    else if (status === undefined) describeWaiting(item, client.state);
    else describeDocument(item, status);
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
    workspace.onDidGrantWorkspaceTrust(update),
  );
}

function describeStopped(item: LanguageStatusItem): void {
  item.text = l10n.t("Drydock has stopped");
  item.detail = l10n.t("Nothing is checked");
  item.command = { command: "drydock.restartServer", title: l10n.t("Restart") };
}

function describeWaiting(item: LanguageStatusItem, state: ServerState): void {
  item.text = state === "running" ? l10n.t("Drydock is checking") : l10n.t("Drydock is starting");
  item.detail = "";
  item.command = { command: "drydock.showOutput", title: l10n.t("Show Output") };
}

function describeDocument(
  item: LanguageStatusItem,
  { role, kubernetesVersion, schemaSources }: DocumentStatus,
): void {
  const isChecked = role !== "excluded" && role !== "other";
  const isAgainstKubernetes = isChecked && role !== "chart";
  if (role === "chart") item.text = l10n.t("Helm Chart");
  else item.text = isChecked ? `Kubernetes ${kubernetesVersion}` : l10n.t("Not checked by Drydock");
  const restriction = workspace.isTrusted
    ? []
    : [l10n.t("this workspace is not trusted: no cluster, no model, no program")];
  item.detail = [
    ...descriptionOf(role),
    ...(isAgainstKubernetes ? schemaSources.map(sourceName) : []),
    ...restriction,
  ].join(" · ");
  item.command = isAgainstKubernetes
    ? { command: "drydock.selectKubernetesVersion", title: l10n.t("Select Version") }
    : { command: "drydock.whyUnchecked", title: l10n.t("Why?") };
}

function descriptionOf(role: DocumentRole): readonly string[] {
  switch (role) {
    case "objects":
      return [];
    case "patch":
      return [l10n.t("Patch of a kustomization")];
    case "template":
      return [l10n.t("Helm template: what stands in it literally is checked")];
    case "kustomization":
      return [l10n.t("Kustomization")];
    case "chart":
      return [l10n.t("Checked as Helm reads it")];
    case "excluded":
      return [l10n.t("`drydock.yaml` excludes this file")];
    case "other":
      return [l10n.t("No Kubernetes object")];
  }
}

/** The sources as the server names them; one that it learns later is shown by its own name. */
function sourceName(source: string): string {
  if (source === "catalogue") return l10n.t("Built-in catalogue");
  if (source === "workspace") return l10n.t("Definitions in the workspace");
  return source;
}
