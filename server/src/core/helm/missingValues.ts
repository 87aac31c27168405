import { closestName } from "../text/closestName.ts";
import type { YamlDocument } from "../yaml/node.ts";
import { isForOthers } from "./chart.ts";
import { allValues, isGivenFromAround, type Chart } from "./chartValues.ts";
import type { Template, ValueReference } from "./template.ts";
import { findValue } from "./valuePath.ts";

/** A value that a template prints and nobody sets. */
export interface MissingValue {
  readonly reference: ValueReference;
  /** The key beside it that was probably meant. */
  readonly meant: string | undefined;
}

/**
 * The values that a template prints although the chart's values do not have them. Only where these are whole: the mapping that would
 * hold the key is there and has other keys, the key does not stand in a comment either, no other file of values has it, no chart
 * around this one gives it, and it does not belong to a chart inside.
 */
export function missingValues(template: Template, chart: Chart): readonly MissingValue[] {
  const { facts, values } = chart;
  const { defaults, others } = values;
  if (defaults?.document.root === undefined || defaults.document.problems.length > 0) return [];
  if (facts.isLibrary || facts.importsValues) return [];
  const { root } = defaults.document;
  return template.references.flatMap((reference): readonly MissingValue[] => {
    const { path, isPrinted } = reference;
    const [first] = path;
    const last = path.at(-1);
    if (!isPrinted || first?.kind !== "key" || last?.kind !== "key") return [];
    if (isForOthers(facts, first.name)) return [];
    const found = findValue(root, path);
    // Helm itself refuses to go below what is not there; what a person reads is the first name that is missing.
    if (found.kind !== "missing" || found.depth !== path.length - 1) return [];
    if (others.some(({ document }) => findValue(document.root, path).kind === "found")) return [];
    if (allValues(values).some(({ document }) => standsInComment(document, last.name))) return [];
    if (isGivenFromAround(chart, path)) return [];
    const meant = closestName(
      last.name,
      found.holder.entries.map(({ key }) => key.value),
    );
    return [{ reference, meant }];
  });
}

function standsInComment({ comments }: YamlDocument, key: string): boolean {
  return comments.some(({ text }) => text.startsWith(`${key}:`));
}
