import { selects, type LabelSelector } from "./labelSelector.ts";
import { MultiIndex } from "./multiIndex.ts";
import type { ContainerPortReference, PodsReference, Reference } from "./reference.ts";
import type { Referrer, Site } from "./site.ts";

/** A reference that means Pods by their labels. */
export type SelectingReference = PodsReference | ContainerPortReference;

/** Who makes Pods with which labels, and who selects them. A question costs as much as there are objects with its rarest label. */
export interface PodIndex {
  /** Takes over the labels of the Pods that an object makes, and the labels that it selects Pods by. */
  add(site: Site): void;
  remove(site: Site): void;
  /** The objects that make Pods with labels that are selected, in whatever namespace. */
  makersOf(selector: LabelSelector): readonly Site[];
  /** The references that select the Pods of an object, in whatever namespace. */
  selectorsOf(site: Site): readonly Referrer<SelectingReference>[];
}

/** Stands for selectors without any label, and for Pods of any labels. */
const anyLabel = "";

export function createPodIndex(): PodIndex {
  const makers = new MultiIndex<Site>();
  const selecting = new MultiIndex<Site>();

  return {
    add(site) {
      for (const key of keysOfPods(site)) makers.add(key, site);
      for (const { selector } of selectingReferences(site)) selecting.add(firstKey(selector), site);
    },
    remove(site) {
      for (const key of keysOfPods(site)) makers.remove(key, site);
      for (const { selector } of selectingReferences(site)) selecting.remove(firstKey(selector), site);
    },
    makersOf(selector) {
      const keys = selector.labels.size === 0 ? [anyLabel] : [...selector.labels].map(labelKey);
      const candidates = keys.map((key) => makers.get(key));
      const fewest = candidates.reduce((one, other) => (other.size < one.size ? other : one));
      return [...fewest].filter(({ object }) => selects(selector, object.facts.podLabels));
    },
    selectorsOf(maker) {
      const sites = new Set(keysOfPods(maker).flatMap((key) => [...selecting.get(key)]));
      return [...sites].flatMap((site) =>
        selectingReferences(site)
          .filter(({ selector }) => selects(selector, maker.object.facts.podLabels))
          .map((reference) => ({ site, reference })),
      );
    },
  };
}

/** Whether Pods are meant by their labels. */
export function isSelecting(reference: Reference): reference is SelectingReference {
  return reference.kind === "pods" || reference.kind === "container-port";
}

function selectingReferences({ object }: Site): readonly SelectingReference[] {
  return object.references.filter(isSelecting);
}

/** Those under which the Pods of an object are looked for; none where it makes none. */
function keysOfPods({ object }: Site): readonly string[] {
  const { podLabels } = object.facts;
  return podLabels.size === 0 ? [] : [...[...podLabels].map(labelKey), anyLabel];
}

function labelKey([key, value]: readonly [string, string]): string {
  return `${key}=${value}`;
}

function firstKey({ labels }: LabelSelector): string {
  for (const label of labels) return labelKey(label);
  return anyLabel;
}
