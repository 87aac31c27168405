import { l10n, window, type LogOutputChannel } from "vscode";
import { countOutcomes, type Outcome, type Result } from "../../core/deployment.ts";
import { labelled, listed } from "../../infrastructure/phrases.ts";

/** Tells what a command has done: one sentence, and every object in the log. */
export async function reportResults(
  results: readonly Result[],
  where: string,
  log: LogOutputChannel,
  further: readonly string[] = [],
): Promise<string | undefined> {
  for (const { title, outcome, failure } of results)
    log.info(`${where}: ${title}: ${nameOf(outcome)}${failure === undefined ? "" : `: ${failure}`}`);
  const sentence = labelled(where, results.length === 0 ? l10n.t("nothing to do") : countedOutcomes(results));
  const failed = results.find(({ outcome }) => outcome === "failed");
  const show = l10n.t("Show Output");
  const chosen =
    failed === undefined
      ? await window.showInformationMessage(sentence, ...further, show)
      : await window.showErrorMessage(l10n.t("{0}. {1}", sentence, failed.failure ?? ""), ...further, show);
  if (chosen === show) log.show();
  return chosen;
}

/** `1 created, 2 unchanged` */
export function countedOutcomes(of: readonly { readonly outcome: Outcome }[]): string {
  return listed(countOutcomes(of).map(([outcome, count]) => l10n.t("{0} {1}", count, nameOf(outcome))));
}

export function nameOf(outcome: Outcome): string {
  switch (outcome) {
    case "created":
      return l10n.t("created");
    case "changed":
      return l10n.t("changed");
    case "unchanged":
      return l10n.t("unchanged");
    case "deleted":
      return l10n.t("deleted");
    case "absent":
      return l10n.t("not there");
    case "failed":
      return l10n.t("failed");
    case "not-tried":
      return l10n.t("not tried");
  }
}
