import type { Finding } from "../finding.ts";
import { Cursor } from "../manifest/cursor.ts";
import type { ReportOptions } from "../report.ts";
import type { Message } from "../text/message.ts";
import type { YamlDocument, YamlProblem } from "../yaml/node.ts";
import { STRUCTURE_CODES, type StructureCodeName } from "./structureCodes.ts";
import { removeDuplicate } from "./structureFixes.ts";

/** A finding of a rule at a place of the manifest. */
export function findingAt(
  rule: Pick<Finding, "code" | "family" | "severity">,
  at: Cursor,
  message: Message,
  options: ReportOptions = {},
): Finding {
  const { code, family } = rule;
  const { on = "value", path, severity = rule.severity, fixes, tags } = options;
  const { start, end } = options.range ?? (on === "key" ? at.keyRange : at.range);
  return {
    code,
    family,
    severity,
    message,
    range: { start, end },
    path: path ?? at.path,
    ...(fixes === undefined || fixes.length === 0 ? {} : { fixes }),
    ...(tags === undefined ? {} : { tags }),
  };
}

/** A finding of the structure check. */
export function structureFinding(
  code: StructureCodeName,
  at: Cursor,
  message: Message,
  options?: ReportOptions,
): Finding | undefined {
  const entry = STRUCTURE_CODES.find((known) => known.code === code);
  return entry === undefined ? undefined : findingAt(entry, at, message, options);
}

/** What keeps Kubernetes from reading the text. */
export function syntaxFinding(problem: YamlProblem, { root, text }: YamlDocument): Finding {
  const isDuplicate = problem.code === "duplicate-key";
  const field = isDuplicate ? fieldAt(Cursor.root(root), problem.start) : undefined;
  const fixes = field === undefined ? [] : removeDuplicate(field, text);
  return {
    code: problem.code,
    family: "syntax",
    severity: "error",
    message: problem.message,
    range: { start: problem.start, end: problem.end },
    path: field?.path ?? "",
    ...(fixes.length === 0 ? {} : { fixes }),
  };
}

/** The field whose key starts at `offset`. */
function fieldAt(at: Cursor, offset: number): Cursor | undefined {
  for (const below of [...at.fields(), ...at.items()]) {
    if (below.entry?.key.start === offset) return below;
    const { node } = below;
    if (node !== undefined && node.start <= offset && offset < node.end) return fieldAt(below, offset);
  }
  return undefined;
}
