import type { LabelSelector } from "../graph/labelSelector.ts";
import type { Reference } from "../graph/reference.ts";
import { isSelecting } from "../graph/podIndex.ts";
import { sharesNamespace, type ResourceGraph } from "../graph/resourceGraph.ts";
import type { Site } from "../graph/site.ts";
import { objectTopic, podsTopic, type Topic } from "../graph/topics.ts";
import type { Build } from "../kustomize/builds.ts";
import { namesBefore } from "../kustomize/transforms.ts";

/**
 * What a reference means among the objects of one build. Kustomize follows references through the names that it changes,
 * and sets its labels in selectors and Pods alike; which of them end up where is not looked at, so that an object that might
 * be meant is.
 * @param onTopic hears what the answer depends on
 */
export function builtTargets(
  graph: ResourceGraph,
  build: Build,
  reference: Reference,
  onTopic: (topic: Topic) => void,
): readonly Site[] {
  const isBuilt = ({ uri }: Site): boolean => build.files.has(uri);
  if (isSelecting(reference)) {
    const makers = (selector: LabelSelector): readonly Site[] => {
      onTopic(podsTopic(selector));
      return graph
        .makersOf(selector)
        .filter(
          (site) => isBuilt(site) && (build.movesNamespaces || sharesNamespace(site, reference.namespace)),
        );
    };
    const asWritten = makers(reference.selector);
    return asWritten.length > 0 || build.labelKeys.size === 0
      ? asWritten
      : makers(withoutLabels(reference.selector, build.labelKeys));
  }
  if (reference.kind === "params") return [];
  const { namespace, ...anywhere } = reference.target;
  for (const name of namesBefore(reference.target.name, build.affixes)) {
    const target = { ...anywhere, name };
    onTopic(objectTopic(target));
    const found = graph
      .objectsNamed(target)
      .filter((site) => isBuilt(site) && (build.movesNamespaces || sharesNamespace(site, namespace)));
    if (found.length > 0) return found;
  }
  return [];
}

function withoutLabels({ labels, expressions }: LabelSelector, keys: ReadonlySet<string>): LabelSelector {
  return {
    labels: new Map([...labels].filter(([key]) => !keys.has(key))),
    expressions: expressions.filter(({ key }) => !keys.has(key)),
  };
}
