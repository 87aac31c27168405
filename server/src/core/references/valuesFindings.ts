import type { CheckSettings } from "../check.ts";
import type { SourceFile } from "../documents/sourceFile.ts";
import type { Finding } from "../finding.ts";
import { Cursor } from "../manifest/cursor.ts";
import type { Schema } from "../schema/schema.ts";
import { say } from "../text/message.ts";
import { checkValue } from "../validate/checkStructure.ts";
import { findingAt } from "../validate/findingAt.ts";
import type { YamlDocument } from "../yaml/node.ts";
import { inParts, type FindingsByPart } from "./chartFindings.ts";

/**
 * Which values of a chart its own schema refuses. That one is missing is not told: whoever installs the chart may have to give it.
 * @param document the whole file, as one
 */
export function valuesFindings(
  file: SourceFile,
  document: YamlDocument,
  schema: Schema,
  settings: CheckSettings,
): FindingsByPart {
  if (document.root === undefined || document.problems.length > 0) return new Map();
  const findings: Finding[] = [];
  checkValue(Cursor.root(document.root), schema, document.text, (code, at, message, options) => {
    if (code !== "missing-required")
      findings.push(
        findingAt(refused, at, say`\`values.schema.json\` does not allow this: ${message}`, options),
      );
  });
  return inParts(file, findings, settings);
}

const refused = { code: "invalid-chart-value", family: "reference", severity: "error" } as const;
