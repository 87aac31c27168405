import { configurationGroup } from "../manifest/configurationGroup.ts";
import type { Schema, SchemaLookup, SchemaSet } from "../schema/schema.ts";

/** A code that `drydock.yaml` can give another severity. */
export interface NamedRule {
  readonly code: string;
  /** One sentence, in the language of whoever reads it. */
  readonly summary: string;
}

/**
 * The same schemas, in which `rules` of `drydock.yaml` has a field for each code, so that codes are completed, explained and checked
 * like fields. The catalogue does not list them, since it would have to change with every rule.
 * @param rules asked when the first configuration is looked at
 */
export function withRuleNames(schemas: SchemaSet, rules: () => readonly NamedRule[]): SchemaSet {
  let ours: SchemaLookup | undefined;
  return {
    ...schemas,
    lookup(gvk) {
      if (gvk.group !== configurationGroup) return schemas.lookup(gvk);
      return (ours ??= namingRules(schemas.lookup(gvk), rules()));
    },
  };
}

function namingRules(found: SchemaLookup, rules: readonly NamedRule[]): SchemaLookup {
  const severities = found.status === "found" ? found.schema.properties.get("rules") : undefined;
  if (found.status !== "found" || severities?.additionalProperties === undefined) return found;
  const { additionalProperties: severity, ...object } = severities;
  const fields = rules.map(({ code, summary }): [string, Schema] => [
    code,
    { ...severity, description: summary },
  ]);
  const named: Schema = { ...object, properties: new Map(fields) };
  const properties = new Map([...found.schema.properties, ["rules", named]]);
  return { ...found, schema: { ...found.schema, properties } };
}
