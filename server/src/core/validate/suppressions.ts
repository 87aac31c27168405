import type { Finding } from "../finding.ts";
import { endOfLine, startOfLine } from "../yaml/comments.ts";
import type { YamlComment, YamlDocument } from "../yaml/node.ts";

const DIRECTIVE = /^drydock:\s*ignore\s+(.+)$/u;

/**
 * Leave out the findings that a comment asks to ignore: `# drydock: ignore CODE, CODE` holds for the line it stands on,
 * for the line below when it stands alone, and for the whole document when it stands above everything else.
 */
export function withoutSuppressed(findings: readonly Finding[], document: YamlDocument): readonly Finding[] {
  const suppressions = document.comments.flatMap((comment) => suppressionOf(comment, document));
  if (suppressions.length === 0) return findings;
  return findings.filter(
    (finding) =>
      !suppressions.some(
        ({ start, end, codes }) =>
          codes.has(finding.code) && finding.range.start >= start && finding.range.start <= end,
      ),
  );
}

/** Whether a text can hold such a comment: where it does not, nobody has to read it. */
export function maySuppress(text: string): boolean {
  return text.includes("drydock:");
}

/** The codes that comments ask to ignore, somewhere in the document. */
export function ignoredCodes(document: YamlDocument): ReadonlySet<string> {
  const suppressions = document.comments.flatMap((comment) => suppressionOf(comment, document));
  return new Set(suppressions.flatMap(({ codes }) => [...codes]));
}

interface Suppression {
  readonly start: number;
  readonly end: number;
  readonly codes: ReadonlySet<string>;
}

function suppressionOf(comment: YamlComment, { text, root }: YamlDocument): readonly Suppression[] {
  // Words behind the codes are the reason: `ignore missing-required -- filled in by the operator`.
  const listed = DIRECTIVE.exec(comment.text)?.[1]?.split(/\s+--\s/u)[0];
  if (listed === undefined) return [];
  const codes = new Set(listed.split(/[\s,]+/u));
  const line = startOfLine(text, comment.start);
  const alone = text.slice(line, comment.start).trim() === "";
  if (!alone) return [{ start: line, end: comment.end, codes }];
  if (root === undefined || comment.end <= root.start) return [{ start: 0, end: text.length, codes }];
  return [{ start: line, end: endOfLine(text, nextContentLine(text, comment.end)), codes }];
}

/** Comments may stand below each other; they all speak of the first line that is none. */
function nextContentLine(text: string, from: number): number {
  const match = /^[^\S\r\n]*(?:\r\n|\r|\n)(?:[^\S\r\n]*(?:#[^\r\n]*)?(?:\r\n|\r|\n))*/u.exec(
    text.slice(from),
  );
  return from + (match?.[0].length ?? 0);
}
