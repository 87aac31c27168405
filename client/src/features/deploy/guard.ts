import { commands, l10n, window } from "vscode";
import { isProtected, isReadOnly, type ClusterState } from "../../core/cluster.ts";
import { protectedWords, readOnlyPlaces } from "../../infrastructure/settings.ts";

/** The cluster as it was shown to the person, which is the one that a command acts on. */
export interface ShownCluster {
  readonly context: string;
  readonly namespace: string;
  readonly server: string;
}

/** The connected cluster; offers to choose one when there is none. */
export function shownCluster({ kind, context, namespace, server }: ClusterState): ShownCluster | undefined {
  if (kind !== "disconnected" && context !== undefined)
    return { context, namespace: namespace ?? "default", server: server ?? "" };
  void offerContexts();
  return undefined;
}

async function offerContexts(): Promise<void> {
  const select = l10n.t("Select Cluster Context");
  const chosen = await window.showInformationMessage(l10n.t("No cluster is connected."), select);
  if (chosen === select) await commands.executeCommand("drydock.selectContext");
}

/** What a person is asked before anything is written. */
export interface Question {
  /** What is about to happen, such as `Apply`. */
  readonly action: string;
  /** To what: the title of an object, or how many there are. */
  readonly what: string;
  readonly cluster: ShownCluster;
  /** The namespaces that objects name. */
  readonly namespaces: readonly string[];
  /** Lines below the question. */
  readonly detail: readonly string[];
  /** A button that shows more; the question is asked again beside it. */
  readonly look?: { readonly title: string; readonly open: () => Promise<void> };
}

/**
 * Asks before anything is written: what, on which context, in which namespace. Where a slip costs a lot, the name of the
 * context has to be typed.
 */
export async function agreesTo({
  action,
  what,
  cluster,
  namespaces,
  detail,
  look,
}: Question): Promise<boolean> {
  const { context, namespace } = cluster;
  const where = l10n.t("{0}, namespace {1}", context, namespace);
  const question = l10n.t("{0} {1} on {2}?", action, what, where);
  const buttons = look === undefined ? [action] : [action, look.title];
  let chosen = await window.showWarningMessage(
    question,
    { modal: true, detail: detail.join("\n") },
    ...buttons,
  );
  if (look !== undefined && chosen === look.title) {
    await look.open();
    // Not in front of what the person wants to read.
    chosen = await window.showWarningMessage(question, action);
  }
  if (chosen !== action) return false;
  if (!isProtected([context, namespace, ...namespaces], protectedWords())) return true;
  const typed = await window.showInputBox({
    title: question,
    prompt: l10n.t("Type the name of the context to go on: {0}", context),
    validateInput: (text) =>
      text === context || text === "" ? undefined : l10n.t("This is not {0}", context),
  });
  return typed === context;
}

/** Whether something may be changed there; says so where not. */
export function mayWrite({ context, namespace }: ShownCluster, namespaces: readonly string[]): boolean {
  const places = [namespace, ...namespaces].filter((each) => isReadOnly(context, each, readOnlyPlaces()));
  const [first] = places;
  if (first === undefined) return true;
  void window.showWarningMessage(
    l10n.t(
      "{0}, namespace {1} is set to read-only (drydock.cluster.readOnly); nothing was changed.",
      context,
      first,
    ),
  );
  return false;
}
