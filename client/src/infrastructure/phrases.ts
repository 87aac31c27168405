import { l10n } from "vscode";

/** `A, B, C`, with the comma of the editor's language. */
export function listed(items: readonly string[]): string {
  return items.join(l10n.t(", "));
}

/** `Deployment shop: created`, with the colon of the editor's language. */
export function labelled(label: string, text: string): string {
  return l10n.t("{0}: {1}", label, text);
}

/** The severities of findings by their names in the protocol. */
export function severityWords(): Readonly<Record<string, string>> {
  return {
    error: l10n.t("Error"),
    warning: l10n.t("Warning"),
    info: l10n.t("Information"),
    hint: l10n.t("Hint"),
  };
}
