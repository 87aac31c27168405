import type { Finding } from "../finding.ts";
import { Cursor } from "../manifest/cursor.ts";
import type { ReportOptions } from "../report.ts";
import { type Message, say } from "../text/message.ts";
import type { YamlDocument } from "../yaml/node.ts";
import { STRUCTURE_CODES, type StructureCodeName } from "./structureCodes.ts";
import { insertMark, removeDuplicate } from "./structureFixes.ts";
import { syntaxFixes } from "./syntaxFixes.ts";

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
export function syntaxFindings({ root, text, problems }: YamlDocument): Finding[] {
  const top = Cursor.root(root);
  const [head] = top.fields();
  const beginsObjects = head?.name === "apiVersion" || head?.name === "kind";
  let isAfterAnother = false;
  return problems.map((problem) => {
    const isDuplicate = problem.code === "duplicate-key";
    const field = isDuplicate ? fieldAt(top, problem.start) : undefined;
    // The first field of an object stands here once more: the mark between the two is missing.
    const begins = beginsObjects && field?.name === head.name && field.parent?.parent === undefined;
    isAfterAnother ||= begins;
    const fixes =
      field === undefined
        ? syntaxFixes({ text, problems }, problem)
        : begins
          ? insertMark(field)
          : isAfterAnother
            ? []
            : removeDuplicate(field, text);
    return {
      code: problem.code,
      family: "syntax",
      severity: "error",
      message: begins
        ? say`The key \`${head.name}\` stands here for the second time; another object needs a line \`---\` above it.`
        : problem.message,
      range: { start: problem.start, end: problem.end },
      path: field?.path ?? "",
      ...(fixes.length === 0 ? {} : { fixes }),
    };
  });
}

/** The field whose key starts at `offset`. */
function fieldAt(at: Cursor, offset: number): Cursor | undefined {
  const below = at.children();
  let [low, high] = [0, below.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (startOf(below[middle]) <= offset) low = middle + 1;
    else high = middle;
  }
  const last = below[low - 1];
  return last === undefined || last.entry?.key.start === offset ? last : fieldAt(last, offset);
}

function startOf(child: Cursor | undefined): number {
  return child?.entry?.key.start ?? child?.node?.start ?? Infinity;
}
