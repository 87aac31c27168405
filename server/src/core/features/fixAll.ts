import type { Finding, Fix } from "../finding.ts";
import type { Range, TextEdit } from "../text/range.ts";

/**
 * The edits that repair everything for which there is one right repair, in the order of the text. A fix that touches
 * what an earlier one has changed is left out as a whole; it is offered again on the new text.
 */
export function fixAll(findings: readonly Finding[]): readonly TextEdit[] {
  return editsOf(findings, (finding) => finding.fixes?.find((candidate) => candidate.preferred === true));
}

/** What is said of an object whose version is not served, or not for ever. */
const OLD_VERSIONS: ReadonlySet<string> = new Set(["unknown-version", "deprecated-version"]);

/** The edits that move every object to the version that replaces its own, as far as that can be done. */
export function migrateAll(findings: readonly Finding[]): readonly TextEdit[] {
  return editsOf(findings, migrationOf);
}

/** The findings about old versions that only an author can deal with. */
export function leftToAuthor(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter((finding) => OLD_VERSIONS.has(finding.code) && migrationOf(finding) === undefined);
}

function migrationOf({ fixes }: Finding): Fix | undefined {
  return fixes?.find(({ migrates }) => migrates === true);
}

function editsOf(
  findings: readonly Finding[],
  choose: (finding: Finding) => Fix | undefined,
): readonly TextEdit[] {
  const chosen: TextEdit[] = [];
  for (const finding of findings) {
    const fix = choose(finding);
    if (fix === undefined || fix.edits.some((edit) => chosen.some((other) => touch(edit.range, other.range))))
      continue;
    chosen.push(...fix.edits);
  }
  return chosen.toSorted((one, other) => one.range.start - other.range.start);
}

/** Two insertions at one place count as touching: nobody knows which should come first. */
function touch(one: Range, other: Range): boolean {
  if (one.start === other.start) return true;
  return one.start < other.end && other.start < one.end;
}
