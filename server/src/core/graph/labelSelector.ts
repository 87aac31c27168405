import type { Cursor } from "../manifest/cursor.ts";
import { isLabelOperator, meets, type LabelOperator } from "../manifest/labelRequirement.ts";

/** Which Pods are meant, by their labels. Never an empty one: that means all Pods, and nothing in particular. */
export interface LabelSelector {
  readonly labels: ReadonlyMap<string, string>;
  readonly expressions: readonly Requirement[];
}

export interface Requirement {
  readonly key: string;
  readonly operator: LabelOperator;
  readonly values: ReadonlySet<string>;
}

/** Reads `matchLabels` and `matchExpressions`; nothing where a part cannot be read or nothing is asked for. */
export function readLabelSelector(at: Cursor): LabelSelector | undefined {
  const labels = readLabels(at.at("matchLabels"));
  const expressions: Requirement[] = [];
  for (const item of at.at("matchExpressions").items()) {
    const requirement = readRequirement(item);
    if (requirement === undefined) return undefined;
    expressions.push(requirement);
  }
  return selectorOf(labels, expressions);
}

/** Reads a plain map of labels, as a Service has it. */
export function readLabelMap(at: Cursor): LabelSelector | undefined {
  return selectorOf(readLabels(at), []);
}

export function selects({ labels, expressions }: LabelSelector, own: ReadonlyMap<string, string>): boolean {
  for (const [key, value] of labels) if (own.get(key) !== value) return false;
  return expressions.every(({ key, operator, values }) => meets(operator, values, own.get(key)));
}

function selectorOf(
  labels: ReadonlyMap<string, string> | undefined,
  expressions: readonly Requirement[],
): LabelSelector | undefined {
  return labels === undefined || labels.size + expressions.length === 0 ? undefined : { labels, expressions };
}

function readLabels(map: Cursor): ReadonlyMap<string, string> | undefined {
  const labels = new Map<string, string>();
  for (const label of map.keys()) {
    if (label.string === undefined || isPlaceholder(label.string)) return undefined;
    labels.set(label.name, label.string);
  }
  return labels;
}

function readRequirement(at: Cursor): Requirement | undefined {
  const key = at.at("key").string;
  const operator = at.at("operator").string;
  const values = at
    .at("values")
    .items()
    .map((value) => value.string);
  if (key === undefined || !isLabelOperator(operator)) return undefined;
  const known = values.filter((value) => value !== undefined);
  return known.length < values.length || known.some(isPlaceholder)
    ? undefined
    : { key, operator, values: new Set(known) };
}

/** What a program still has to fill in names nothing. */
export function isPlaceholder(text: string): boolean {
  return text.includes("{{") || text.includes("$(") || text.includes("${");
}
