import { selects, type LabelSelector } from "./labelSelector.ts";
import { MultiIndex } from "./multiIndex.ts";
import type { ContainerPortReference, PodsReference } from "./reference.ts";
import type { Referrer, Site } from "./site.ts";

/** A reference that means Pods by their labels. */
export type SelectingReference = PodsReference | ContainerPortReference;

/** Who makes Pods with which labels, and who selects them. A question costs as much as there are objects with its rarest label. */
export interface PodIndex {
  addMaker(site: Site): void;
  removeMaker(site: Site): void;
  addSelector(referrer: Referrer<SelectingReference>): void;
  removeSelectors(site: Site, references: readonly SelectingReference[]): void;
  /** The objects that make Pods with labels that are selected, in whatever namespace. */
  makersOf(selector: LabelSelector): readonly Site[];
  /** The references that select the Pods of an object, in whatever namespace. */
  selectorsOf(site: Site): readonly Referrer<SelectingReference>[];
}

/** Stands for selectors without any label, and for Pods of any labels. */
const anyLabel = "";

export function createPodIndex(): PodIndex {
  const makers = new MultiIndex<Site>();
  const selectors = new MultiIndex<Referrer<SelectingReference>>();

  function keysOf({ object }: Site): readonly string[] {
    return [...[...object.facts.podLabels].map(labelKey), anyLabel];
  }

  return {
    addMaker(site) {
      for (const key of keysOf(site)) makers.add(key, site);
    },
    removeMaker(site) {
      for (const key of keysOf(site)) makers.remove(key, (other) => other === site);
    },
    addSelector(referrer) {
      selectors.add(firstKey(referrer.reference.selector), referrer);
    },
    removeSelectors(site, references) {
      for (const { selector } of references)
        selectors.remove(firstKey(selector), (other) => other.site === site);
    },
    makersOf(selector) {
      const keys = selector.labels.size === 0 ? [anyLabel] : [...selector.labels].map(labelKey);
      const candidates = keys.map((key) => makers.get(key));
      const fewest = candidates.reduce((one, other) => (other.length < one.length ? other : one));
      return fewest.filter(({ object }) => selects(selector, object.facts.podLabels));
    },
    selectorsOf(site) {
      const { podLabels } = site.object.facts;
      if (podLabels.size === 0) return [];
      return keysOf(site)
        .flatMap((key) => selectors.get(key))
        .filter(({ reference }) => selects(reference.selector, podLabels));
    },
  };
}

function labelKey([key, value]: readonly [string, string]): string {
  return `${key}=${value}`;
}

function firstKey({ labels }: LabelSelector): string {
  for (const label of labels) return labelKey(label);
  return anyLabel;
}
