import type { Cursor } from "../manifest/cursor.ts";

/** Which Pods are meant, by their labels. Never an empty one: that means all Pods, and nothing in particular. */
export interface LabelSelector {
  readonly labels: ReadonlyMap<string, string>;
  readonly expressions: readonly Requirement[];
}

/** https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#resources-that-support-set-based-requirements */
export interface Requirement {
  readonly key: string;
  readonly operator: "In" | "NotIn" | "Exists" | "DoesNotExist";
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
  return expressions.every((requirement) => isMet(requirement, own.get(requirement.key)));
}

function isMet({ operator, values }: Requirement, value: string | undefined): boolean {
  switch (operator) {
    case "In":
      return value !== undefined && values.has(value);
    case "NotIn":
      return value === undefined || !values.has(value);
    case "Exists":
      return value !== undefined;
    case "DoesNotExist":
      return value === undefined;
  }
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
    if (label.string === undefined || isTemplate(label.string)) return undefined;
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
  if (key === undefined || !isOperator(operator)) return undefined;
  const known = values.filter((value) => value !== undefined);
  return known.length < values.length || known.some(isTemplate)
    ? undefined
    : { key, operator, values: new Set(known) };
}

function isOperator(text: string | undefined): text is Requirement["operator"] {
  return text === "In" || text === "NotIn" || text === "Exists" || text === "DoesNotExist";
}

/** What a program still has to fill in names nothing. */
export function isTemplate(text: string): boolean {
  return text.includes("{{") || text.includes("$(") || text.includes("${");
}
