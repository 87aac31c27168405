import { say } from "../text/message.ts";
import type { Range } from "../text/range.ts";
import type { YamlProblem } from "./node.ts";

// Everything below U+0020 but tab and line breaks, DEL, and C1 but NEL: the range that the YAML specification (5.1)
// calls non-printable and that Kubernetes' reader refuses wherever it stands, even in comments.
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u0084\u0086-\u009F\uFFFE\uFFFF]/gu;

/** What js-yaml lets pass and Kubernetes' reader does not: control characters and tabs where structure begins. */
export function findForbidden(
  text: string,
  scalars: readonly Range[],
  flows: readonly Range[],
): readonly YamlProblem[] {
  const problems: YamlProblem[] = [];
  for (const { index } of text.matchAll(CONTROL)) {
    const code = text.charCodeAt(index).toString(16).toUpperCase().padStart(4, "0");
    problems.push({
      start: index,
      end: index + 1,
      code: "yaml-syntax",
      message: say`The control character U+${code} is not allowed in YAML; write it as \`\\u${code}\` in double quotes.`,
    });
  }
  for (const scalar of /\\(?:\/|u[dD][89a-fA-F])/u.test(text) ? scalars : []) {
    if (text.charAt(scalar.start) === '"') problems.push(...unknownEscapes(text, scalar));
  }
  return text.includes("\t") ? [...problems, ...misplacedTabs(text, [...scalars, ...flows])] : problems;
}

/** `\/` is an escape of YAML 1.2 that YAML 1.1 does not know, and a half of a surrogate pair is no character. */
function unknownEscapes(text: string, scalar: Range): YamlProblem[] {
  const problems: YamlProblem[] = [];
  for (
    let at = text.indexOf("\\", scalar.start);
    at !== -1 && at < scalar.end;
    at = text.indexOf("\\", at + 2)
  ) {
    const escape = /^\\(?:\/|u[dD][89a-fA-F][0-9a-fA-F]{2})/u.exec(text.slice(at, at + 6))?.[0];
    if (escape === undefined) continue;
    const advice =
      escape === "\\/" ? say`write \`/\`` : say`write the character itself, or \`\\U\` with eight digits`;
    problems.push({
      start: at,
      end: at + escape.length,
      code: "yaml-syntax",
      message: say`Kubernetes does not know the escape \`${escape}\`; ${advice}.`,
    });
  }
  return problems;
}

/** Between scalars, and outside brackets, no line may start with a tab and no tab may follow the dash of a list item. */
function misplacedTabs(text: string, spans: readonly Range[]): YamlProblem[] {
  const problems: YamlProblem[] = [];
  const byStart = spans.toSorted((one, other) => one.start - other.start);
  let begun = 0;
  let furthest = 0;
  for (const { 0: match, index } of text.matchAll(/^\t[ \t]*|^(?!---)[ -]*-\t/gmu)) {
    const at = index + match.indexOf("\t");
    for (let span = byStart[begun]; span !== undefined && span.start <= at; span = byStart[++begun])
      furthest = Math.max(furthest, span.end);
    if (at < furthest) continue;
    problems.push({
      start: at,
      end: at + 1,
      code: "yaml-syntax",
      message: say`YAML does not allow a tab here; use spaces.`,
    });
  }
  return problems;
}
