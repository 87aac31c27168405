import { l10n } from "vscode";
import { severityWords } from "../../infrastructure/phrases.ts";

/** Every word of the panel in the language of the editor. */
export function panelWords(): Readonly<Record<string, string>> {
  return {
    send: l10n.t("Send"),
    stop: l10n.t("Stop"),
    retry: l10n.t("Retry"),
    stopped: l10n.t("Stopped."),
    working: l10n.t("Writing and checking …"),
    intro: l10n.t(
      "Say what should run, for example: a Deployment of nginx with two replicas behind a Service. Every manifest is checked before you see it.",
    ),
    valid: l10n.t("valid for Kubernetes {0}", "{0}"),
    errors: l10n.t("{0} errors remain", "{0}"),
    repairs: l10n.t("repairs: {0}", "{0}"),
    ...severityWords(),
    detach: l10n.t("Do not attach this"),
    insert: l10n.t("Insert"),
    "new-file": l10n.t("New File"),
    diff: l10n.t("Diff"),
    copy: l10n.t("Copy"),
    "dry-run": l10n.t("Dry Run"),
    "cluster-diff": l10n.t("Diff With Cluster"),
    showSent: l10n.t("Show What Was Sent"),
  };
}
