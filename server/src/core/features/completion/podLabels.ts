import { childEntry, scalarText, type OutlineNode } from "../outline/outline.ts";
import { entryAbove, type CompletionContext } from "./context.ts";

/** Labels of the Pods in the file that a Service or a selector could pick, as keys and their values. */
export function knownPodLabels(context: CompletionContext): ReadonlyMap<string, string> {
  const labels = new Map<string, string>();
  for (const object of context.objects) for (const [key, value] of object.podLabels) labels.set(key, value);
  return labels;
}

/** Labels that the selector beside a Pod template asks its Pods for, as keys and their values. */
export function selectedLabels({ place, text }: CompletionContext): ReadonlyMap<string, string> {
  const holder = entryAbove(place.owner, "template")?.parent;
  const selector = holder === undefined ? undefined : childEntry(holder, "selector");
  return selector === undefined ? new Map() : textsIn(childEntry(selector, "matchLabels") ?? selector, text);
}

/** Kinds that make no pods of their own and select those of others. */
const selectingKinds: ReadonlySet<string> = new Set([
  "Service",
  "PodDisruptionBudget",
  "NetworkPolicy",
  "PodMonitor",
  "InferencePool",
]);

/**
 * Labels that pods have which a skeleton at the place speaks of: those that a selector or a pod template around it names; for kinds that
 * select pods else those of the only ones in the file.
 */
export function labelsAround(
  { place, text, objects }: CompletionContext,
  kind: string,
): ReadonlyMap<string, string> {
  for (let at: OutlineNode | undefined = place.owner; at !== undefined; at = at.parent) {
    const holders = [
      entryBelow(at, "selector", "matchLabels"),
      entryBelow(at, "selector"),
      entryBelow(at, "template", "metadata", "labels"),
    ];
    for (const holder of holders) {
      const labels = holder === undefined ? undefined : textsIn(holder, text);
      if (labels !== undefined && labels.size > 0) return labels;
    }
  }
  if (!selectingKinds.has(kind)) return new Map();
  const [only, ...others] = objects.filter(({ podLabels }) => podLabels.size > 0);
  return only === undefined || others.length > 0 ? new Map() : only.podLabels;
}

function entryBelow(node: OutlineNode, ...names: readonly string[]): OutlineNode | undefined {
  let at: OutlineNode | undefined = node;
  for (const name of names) at = at === undefined ? undefined : childEntry(at, name);
  return at;
}

function textsIn({ children }: OutlineNode, text: string): ReadonlyMap<string, string> {
  return new Map(
    children.flatMap((label) => {
      const value = scalarText(label, text);
      return value === undefined ? [] : [[label.name, value]];
    }),
  );
}
