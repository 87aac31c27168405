import type { GraphObject } from "./graphObject.ts";
import type { LabelSelector } from "./labelSelector.ts";
import type { Reference } from "./reference.ts";

/** A value with lists in the place of maps and sets, so that JSON can hold it. */
type Plain<Value> =
  Value extends ReadonlyMap<infer Key, infer Item>
    ? readonly (readonly [Key, Item])[]
    : Value extends ReadonlySet<infer Item>
      ? readonly Item[]
      : Value extends object
        ? { readonly [Field in keyof Value]: Plain<Value[Field]> }
        : Value;

/** An object of the graph as JSON can hold it. */
export type PlainGraphObject = Plain<GraphObject>;

export function toPlain(object: GraphObject): PlainGraphObject {
  const { facts, references } = object;
  return {
    ...object,
    facts: { ...facts, podLabels: [...facts.podLabels] },
    references: references.map(plainReference),
  };
}

export function fromPlain(plain: PlainGraphObject): GraphObject {
  const { facts, references } = plain;
  return {
    ...plain,
    facts: { ...facts, podLabels: new Map(facts.podLabels) },
    references: references.map(referenceOf),
  };
}

function plainReference(reference: Reference): Plain<Reference> {
  if (!("selector" in reference)) return reference;
  const { labels, expressions } = reference.selector;
  const selector = {
    labels: [...labels],
    expressions: expressions.map((each) => ({ ...each, values: [...each.values] })),
  };
  return { ...reference, selector };
}

function referenceOf(plain: Plain<Reference>): Reference {
  if (!("selector" in plain)) return plain;
  const { labels, expressions } = plain.selector;
  const selector: LabelSelector = {
    labels: new Map(labels),
    expressions: expressions.map((each) => ({ ...each, values: new Set(each.values) })),
  };
  return { ...plain, selector };
}
