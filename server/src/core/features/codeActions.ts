import type { Finding } from "../finding.ts";
import type { SchemaSet } from "../schema/schema.ts";
import { say } from "../text/message.ts";
import type { Range } from "../text/range.ts";
import type { YamlDocument } from "../yaml/node.ts";
import { addRequired } from "./addRequired.ts";
import type { CodeAction } from "./codeAction.ts";
import { ignoreEdit } from "./ignoreComment.ts";

/**
 * What can be done about the findings that touch a range: their fixes, the only right one marked as preferred, what is
 * missing, and last a comment that silences them. Text that can not be read can not be silenced.
 * @param language JSON has no comments
 */
export function codeActions(
  document: YamlDocument,
  findings: readonly Finding[],
  range: Range,
  schemas: SchemaSet,
  language: "yaml" | "json",
): readonly CodeAction[] {
  const touched = findings.filter(
    (finding) => finding.range.start <= range.end && range.start <= finding.range.end,
  );
  const fixes = touched.flatMap((finding) =>
    (finding.fixes ?? []).map((fix): CodeAction => ({
      title: fix.title,
      finding,
      edits: fix.edits,
      preferred: fix.preferred === true,
    })),
  );
  const silenced = language === "json" ? [] : touched.filter(isFirstOfItsCode);
  const comments = silenced.flatMap((finding) => ignoreAction(document, finding) ?? []);
  return [...fixes, ...addRequired(document, touched, schemas, language), ...comments];
}

/** One comment silences all findings of a code at its place. */
function isFirstOfItsCode({ code, range }: Finding, index: number, findings: readonly Finding[]): boolean {
  return findings.findIndex((other) => other.code === code && other.range.start === range.start) === index;
}

function ignoreAction(document: YamlDocument, finding: Finding): CodeAction | undefined {
  if (finding.family === "syntax") return undefined;
  const edit = ignoreEdit(document, finding);
  if (edit === undefined) return undefined;
  return {
    title: say`Ignore \`${finding.code}\` here`,
    finding,
    edits: [edit],
    preferred: false,
    silences: true,
  };
}
