import { l10n, window, type LogOutputChannel } from "vscode";
import { countOutcomes, type Outcome, type Result } from "../../core/deployment.ts";
import { labelled, listed } from "../../infrastructure/phrases.ts";

/** What an outcome is called: {@link doneName} of what has happened, {@link triedName} of what only was tried. */
type Naming = (outcome: Outcome) => string;

/** Tells what has become of objects: one sentence, and every object in the log. */
export async function reportResults(
  results: readonly Result[],
  {
    where,
    log,
    name = doneName,
    further = [],
  }: {
    readonly where: string;
    readonly log: LogOutputChannel;
    readonly name?: Naming;
    readonly further?: readonly string[];
  },
): Promise<string | undefined> {
  for (const { title, outcome, failure } of results)
    log.info(`${where}: ${title}: ${name(outcome)}${failure === undefined ? "" : `: ${failure}`}`);
  const sentence = labelled(
    where,
    results.length === 0 ? l10n.t("nothing to do") : countedOutcomes(results, name),
  );
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
export function countedOutcomes(of: readonly { readonly outcome: Outcome }[], name: Naming): string {
  return listed(countOutcomes(of).map(([outcome, count]) => l10n.t("{0} {1}", count, name(outcome))));
}

/** After a dry run nothing has happened yet. */
export function triedName(outcome: Outcome): string {
  switch (outcome) {
    case "created":
      return l10n.t("would be created");
    case "changed":
      return l10n.t("would be changed");
    case "deleted":
      return l10n.t("would be deleted");
    case "unchanged":
    case "absent":
    case "failed":
    case "not-tried":
      return doneName(outcome);
  }
}

function doneName(outcome: Outcome): string {
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
