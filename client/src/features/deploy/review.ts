import { l10n, window, type LogOutputChannel } from "vscode";
import type { Change } from "../../core/comparison.ts";
import { labelled } from "../../infrastructure/phrases.ts";
import type { DiffDocuments } from "./diffDocuments.ts";
import { agreesTo, type ShownCluster } from "./guard.ts";
import { countedOutcomes, triedName } from "./report.ts";

/** Of so many objects the question tells the names; a longer dialog would not fit on a screen. */
const mostShown = 20;

/** What is about to be written, as the API server has tried it. */
export interface Review {
  /** Such as `Apply`. */
  readonly action: string;
  readonly cluster: ShownCluster;
  readonly namespaces: readonly string[];
  readonly changes: readonly Change[];
  /** The objects on which the person may not do it, as `pathOf` names them. */
  readonly refused: ReadonlySet<string>;
  /** What else there is to know before one agrees. */
  readonly note?: string | undefined;
}

/** Shows what would change and asks whether it should. Where everything is refused there is nothing to ask. */
export async function agreesToReview(
  { action, cluster, namespaces, changes, refused, note }: Review,
  { diffs, log }: { readonly diffs: DiffDocuments; readonly log: LogOutputChannel },
): Promise<boolean> {
  for (const { title, failure } of changes)
    if (failure !== undefined) log.warn(`${action}: ${title}: ${failure}`);
  const [first] = changes;
  if (first === undefined) return false;
  if (changes.every(({ outcome }) => outcome === "failed")) {
    void window.showErrorMessage(labelled(first.title, first.failure ?? ""));
    return false;
  }
  const lineOf = ({ path, title, outcome, failure }: Change): string => {
    const name = triedName(outcome);
    const line = labelled(title, failure === undefined ? name : l10n.t("{0} ({1})", name, failure));
    return refused.has(path) ? l10n.t("{0} (not allowed)", line) : line;
  };
  const isAlone = changes.length === 1 && !refused.has(first.path);
  const lines = isAlone ? [] : ["", ...changes.slice(0, mostShown).map(lineOf)];
  if (changes.length > mostShown) lines.push(l10n.t("… and {0} more", changes.length - mostShown));
  return agreesTo({
    action,
    what: changes.length === 1 ? first.title : l10n.t("{0} objects", changes.length),
    cluster,
    namespaces,
    detail: [
      l10n.t("Tried on the server: {0}", countedOutcomes(changes, triedName)),
      ...(note === undefined ? [] : [note]),
      ...lines,
    ],
    look: { title: l10n.t("Show Differences"), open: () => diffs.open(changes, cluster) },
  });
}
