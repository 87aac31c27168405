import { closestName } from "../text/closestName.ts";
import type { YamlDocument } from "../yaml/node.ts";
import type { ChartFacts } from "./chart.ts";
import type { Template, ValueReference } from "./readTemplate.ts";
import { findValue } from "./valuePath.ts";

/** A value that a template prints and nobody sets. */
export interface MissingValue {
  readonly reference: ValueReference;
  /** The key beside it that was probably meant. */
  readonly meant: string | undefined;
}

/**
 * The values that a template prints although the chart's values do not have them. Only where these are whole: the mapping that would
 * hold the key is there and has other keys, the key does not stand in a comment either, no other file of values has it, and it does
 * not belong to a chart inside of this one or around it.
 * @param values `values.yaml` and the files beside it, in that order
 */
export function missingValues(
  template: Template,
  chart: ChartFacts,
  values: readonly YamlDocument[],
): readonly MissingValue[] {
  const [defaults, ...others] = values;
  if (defaults?.root === undefined || defaults.problems.length > 0) return [];
  if (chart.isLibrary || chart.importsValues) return [];
  return template.references.flatMap((reference): readonly MissingValue[] => {
    const { path, isPrinted } = reference;
    const [first] = path;
    const last = path.at(-1);
    if (!isPrinted || first?.kind !== "key" || last?.kind !== "key") return [];
    if (first.name === "global" || chart.dependencies.includes(first.name)) return [];
    const found = findValue(defaults.root, path);
    // Helm itself refuses to go below what is not there; what a person reads is the first name that is missing.
    if (found.kind !== "missing" || found.depth !== path.length - 1) return [];
    if (others.some(({ root }) => findValue(root, path).kind === "found")) return [];
    if (values.some(({ comments }) => comments.some(({ text }) => text.startsWith(`${last.name}:`))))
      return [];
    return [
      {
        reference,
        meant: closestName(
          last.name,
          found.holder.entries.map(({ key }) => key.value),
        ),
      },
    ];
  });
}
