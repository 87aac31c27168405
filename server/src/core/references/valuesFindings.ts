import type { CheckSettings } from "../check.ts";
import type { SourceFile } from "../documents/sourceFile.ts";
import type { Finding } from "../finding.ts";
import type { Dependency } from "../helm/chart.ts";
import { mayBeOff, type ValuesText } from "../helm/chartValues.ts";
import { Cursor } from "../manifest/cursor.ts";
import type { Schema } from "../schema/schema.ts";
import { schemaNode } from "../schema/schemaNode.ts";
import { say, type Message } from "../text/message.ts";
import { checkValue } from "../validate/checkStructure.ts";
import { findingAt } from "../validate/findingAt.ts";
import type { YamlDocument } from "../yaml/node.ts";
import { inParts, type FindingsByPart } from "./chartFindings.ts";

/** What the values of a chart have to be like. */
export interface ValuesSchemas {
  /** As the `values.schema.json` of the chart says; absent where it has none. */
  readonly own: Schema | undefined;
  /** As those of charts inside of it say of what is below their keys. */
  readonly inside: readonly InsideSchema[];
}

export interface InsideSchema {
  readonly dependency: Dependency;
  readonly schema: Schema;
}

/**
 * Which values of a chart are refused by its own schema or, where they are for charts inside of it, by theirs. That one is missing is
 * not told: whoever installs the chart may have to give it, and a chart inside has values of its own.
 * @param document the whole file, as one
 * @param defaults of the chart, which say which of the others are installed
 */
export function valuesFindings(
  file: SourceFile,
  document: YamlDocument,
  { own, inside }: ValuesSchemas,
  defaults: ValuesText | undefined,
  settings: CheckSettings,
): FindingsByPart {
  if (document.root === undefined || document.problems.length > 0) return new Map();
  const root = Cursor.root(document.root);
  const findings: Finding[] = [];

  function check(at: Cursor, schema: Schema, said: (message: Message) => Message): void {
    checkValue(at, schema, document.text, (code, place, message, options) => {
      if (code !== "missing-required") findings.push(findingAt(refused, place, said(message), options));
    });
  }

  if (own !== undefined)
    check(root, own, (message) => say`\`values.schema.json\` does not allow this: ${message}`);
  const given = [{ document }, ...(defaults === undefined ? [] : [defaults])];
  for (const { dependency, schema } of inside) {
    if (mayBeOff(dependency, given)) continue;
    check(
      root.at(dependency.key),
      schema,
      (message) =>
        say`\`values.schema.json\` of the chart \`${dependency.name}\` does not allow this: ${message}`,
    );
  }
  return inParts(file, findings, settings);
}

const refused = { code: "invalid-chart-value", family: "reference", severity: "error" } as const;

/** All that is known of the fields of values, in one schema; absent where nothing is. */
export function joinedSchema({ own, inside }: ValuesSchemas): Schema | undefined {
  if (inside.length === 0) return own;
  const below = inside.map(({ dependency, schema }) => [dependency.key, schema] as const);
  return schemaNode(
    { type: "object", origin: "custom", preserveUnknownFields: own?.preserveUnknownFields ?? true },
    () => ({ properties: new Map([...below, ...(own?.properties ?? [])]) }),
  );
}
