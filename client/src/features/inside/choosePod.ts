import { l10n, window, type QuickPickItem } from "vscode";
import type { LanguageClient } from "../../infrastructure/languageClient.ts";
import { insideMethods, parsePods, type ChosenObject, type Pod } from "../../core/inside.ts";
import { ask } from "./asking.ts";

/** A container as the server takes it. */
export interface ContainerPlace {
  readonly namespace: string;
  readonly pod: string;
  readonly container: string;
}

/** The pods of an object; says so when there are none. */
export async function podsOf(client: LanguageClient, object: ChosenObject): Promise<readonly Pod[]> {
  const { context, title, reference } = object;
  const asked = ask(client, l10n.t("Looking for the pods of {0}", title), insideMethods.pods, {
    context,
    reference,
  });
  const pods = parsePods(await asked);
  if (pods.length === 0) void window.showInformationMessage(l10n.t("{0} has no pods in the cluster.", title));
  return pods;
}

/** One of the pods; without a question where there is only one. */
export async function choosePod(pods: readonly Pod[]): Promise<Pod | undefined> {
  if (pods.length < 2) return pods[0];
  const items = pods.map((pod) => ({ label: pod.name, description: pod.phase, pod }));
  return (await window.showQuickPick(items, { title: l10n.t("Which pod?") }))?.pod;
}

/** One container of a pod; without a question where there is only one. */
export async function chooseContainer(pods: readonly Pod[]): Promise<ContainerPlace | undefined> {
  const pod = await choosePod(pods);
  if (pod === undefined) return undefined;
  const container =
    pod.containers.length < 2
      ? pod.containers[0]
      : await window.showQuickPick([...pod.containers], { title: l10n.t("Which container?") });
  return container === undefined ? undefined : { namespace: pod.namespace, pod: pod.name, container };
}

/** Some containers for a log: one, or all of all pods. */
export async function chooseContainers(pods: readonly Pod[]): Promise<readonly ContainerPlace[]> {
  const places = pods.flatMap(({ name, namespace, containers }) =>
    containers.map((container) => ({ namespace, pod: name, container })),
  );
  if (places.length < 2) return places;
  const all = { label: l10n.t("All pods and containers"), places };
  const items: readonly (QuickPickItem & { readonly places: readonly ContainerPlace[] })[] = [
    all,
    ...places.map((place) => ({ label: `${place.pod}/${place.container}`, places: [place] })),
  ];
  return (await window.showQuickPick(items, { title: l10n.t("The log of which container?") }))?.places ?? [];
}
