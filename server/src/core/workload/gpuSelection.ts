import type { Cursor } from "../manifest/cursor.ts";

/** A label that the node of a pod must have, and the one value that it must have there. */
export interface RequiredLabel {
  readonly key: string;
  readonly value: string;
  readonly at: Cursor;
}

/**
 * What a pod demands of its node by its node selector, or by a node affinity that leaves one value only.
 *
 * https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/
 */
export function requiredLabels(podSpec: Cursor): readonly RequiredLabel[] {
  const selected = podSpec.at("nodeSelector").keys();
  const terms = requiredTerms(podSpec);
  // Several terms are alternatives.
  const expressions = terms.length === 1 ? (terms[0]?.at("matchExpressions").items() ?? []) : [];
  return [
    ...selected.flatMap((at) => (at.string === undefined ? [] : [{ key: at.name, value: at.string, at }])),
    ...expressions.flatMap((expression) => {
      const [value, other] = expression.at("values").items();
      const key = expression.at("key").string;
      return key === undefined ||
        expression.at("operator").string !== "In" ||
        value?.string === undefined ||
        other !== undefined
        ? []
        : [{ key, value: value.string, at: value }];
    }),
  ];
}

/** The places where a pod names keys of labels of its node. */
export function labelKeysOf(podSpec: Cursor): readonly { readonly key: string; readonly at: Cursor }[] {
  return [
    ...podSpec
      .at("nodeSelector")
      .keys()
      .map((at) => ({ key: at.name, at })),
    ...nodeExpressionsOf(podSpec).flatMap((expression) => {
      const at = expression.at("key");
      return at.string === undefined ? [] : [{ key: at.string, at }];
    }),
  ];
}

/** What a pod demands of labels of its node beside its node selector. */
export function nodeExpressionsOf(podSpec: Cursor): readonly Cursor[] {
  return requiredTerms(podSpec).flatMap((term) => term.at("matchExpressions").items());
}

function requiredTerms(podSpec: Cursor): readonly Cursor[] {
  return podSpec
    .at("affinity", "nodeAffinity", "requiredDuringSchedulingIgnoredDuringExecution", "nodeSelectorTerms")
    .items();
}
