import { selects, type LabelSelector } from "./labelSelector.ts";
import type { MultiIndex } from "./multiIndex.ts";
import type { ContainerPortReference, PodsReference, Reference } from "./reference.ts";
import type { Referrer, Site } from "./site.ts";
import { anyPods, anySelectors, labelTopic, selectorLabelTopic, type Topic } from "./topics.ts";

/** A reference that means Pods by their labels. */
export type SelectingReference = PodsReference | ContainerPortReference;

/**
 * The objects that make Pods with labels that are selected, in whatever namespace. Costs as much as there are objects with the rarest
 * of the labels.
 */
export function makersIn(
  index: MultiIndex<Topic, Site>,
  { labels, ...rest }: LabelSelector,
): readonly Site[] {
  const topics = labels.size === 0 ? [anyPods] : [...labels].map(([key, value]) => labelTopic(key, value));
  const rarest = topics.reduce((one, other) => (index.count(other) < index.count(one) ? other : one));
  return [...index.get(rarest)].filter(({ object }) => selects({ labels, ...rest }, object.facts.podLabels));
}

/** The references that select the Pods of an object, in whatever namespace. */
export function selectorsIn(
  index: MultiIndex<Topic, Site>,
  maker: Site,
): readonly Referrer<SelectingReference>[] {
  const { podLabels } = maker.object.facts;
  if (podLabels.size === 0) return [];
  const topics = [...[...podLabels].map(([key, value]) => selectorLabelTopic(key, value)), anySelectors];
  return [...new Set(topics.flatMap((topic) => [...index.get(topic)]))].flatMap((site) =>
    site.object.references
      .filter(isSelecting)
      .filter(({ selector }) => selects(selector, podLabels))
      .map((reference) => ({ site, reference })),
  );
}

/** Whether Pods are meant by their labels. */
export function isSelecting(reference: Reference): reference is SelectingReference {
  return reference.kind === "pods" || reference.kind === "container-port";
}
