import type { ObjectFacts } from "../features/facts/objectFacts.ts";
import type { GraphObject } from "./graphObject.ts";
import type { LabelSelector } from "./labelSelector.ts";
import type { ObjectName, Reference } from "./reference.ts";

/**
 * Something that an answer of the graph may depend on, as a text: whoever has asked is asked again when one of its topics
 * changes, and at no other time.
 */
export type Topic = string;

/** Versions of an API group show the same objects, and a namespace is often given only when the file is applied. */
export function keyOf({ group, kind, name }: Pick<ObjectName, "group" | "kind" | "name">): string {
  return `${group}/${kind}/${name}`;
}

/** Which objects of a name there are. */
export function objectTopic(name: ObjectName): Topic {
  return `object ${keyOf(name)}`;
}

/** Which objects a file holds. */
export function fileTopic(uri: string): Topic {
  return `file ${uri}`;
}

/** Who refers to objects of a name. */
export function referrersTopic(name: ObjectName): Topic {
  return `referrers ${keyOf(name)}`;
}

/** Which Pods there are that a selector may select: those of one label are enough to ask for. */
export function podsTopic({ labels }: LabelSelector): Topic {
  for (const [key, value] of labels) return labelTopic(key, value);
  return anyPods;
}

/** Which Pods there are. */
export const anyPods: Topic = "pods";

/** Which Pods there are that have a label. */
export function labelTopic(key: string, value: string): Topic {
  return `pods ${key}=${value}`;
}

/** Who selects Pods by labels of which one is the first of a selector. */
function selectorTopic({ labels }: LabelSelector): Topic {
  for (const [key, value] of labels) return selectorLabelTopic(key, value);
  return anySelectors;
}

/** Who selects Pods by no label of its own, and by expressions alone. */
export const anySelectors: Topic = "selectors";

export function selectorLabelTopic(key: string, value: string): Topic {
  return `selectors ${key}=${value}`;
}

/** What an object is about, wherever it lies: its names, its Pods, and what it refers to. */
export function topicsOfObject(object: GraphObject): readonly Topic[] {
  const { podLabels } = object.facts;
  return [
    ...namesOf(object).map(objectTopic),
    ...[...podLabels].map(([key, value]) => labelTopic(key, value)),
    ...(podLabels.size > 0 ? [anyPods] : []),
    ...object.references.map(topicOfReference),
  ];
}

/** Under which an object is found by what it refers to. */
export function topicOfReference(reference: Reference): Topic {
  if ("target" in reference) return referrersTopic(reference.target);
  return reference.kind === "params" ? paramsTopic(reference.name) : selectorTopic(reference.selector);
}

/** Which policies are given parameters of a name, whatever their kind. */
export function paramsTopic(name: string): Topic {
  return `params ${name}`;
}

/** The names by which an object is meant: its own, those of what controllers make for it, and that of the type that it defines. */
export function namesOf({ facts, makes, defines }: GraphObject): readonly ObjectName[] {
  return [nameOf(facts), ...makes, ...(defines === undefined ? [] : [defines.name])];
}

/** An object's own name. */
export function nameOf({ gvk, name, namespace }: ObjectFacts): ObjectName {
  return { group: gvk.group, kind: gvk.kind, name, ...(namespace === undefined ? {} : { namespace }) };
}
