import type { Finding, Fix } from "../finding.ts";
import { maskTemplate, type MaskedTemplate } from "../helm/maskTemplate.ts";
import type { Cursor } from "../manifest/cursor.ts";
import type { Manifest } from "../manifest/manifest.ts";
import type { SchemaSet } from "../schema/schema.ts";
import type { Range } from "../text/range.ts";
import { parseDocument } from "../yaml/parseDocument.ts";
import { checkStructure } from "./checkStructure.ts";
import { structureFinding } from "./findingAt.ts";
import { findManifests } from "./findManifests.ts";
import type { StructureCodeName } from "./structureCodes.ts";

/** What is wrong with a literal text whatever is printed around it. That something is missing or stands twice is not. */
const literalCodes: ReadonlySet<StructureCodeName> = new Set([
  "unknown-field",
  "wrong-type",
  "invalid-enum",
  "invalid-quantity",
  "invalid-format",
  "out-of-bounds",
]);

/**
 * What is certainly wrong with the literal parts of a template: fields that their type does not have, and values that it does not take.
 * The kind has to be literal, too. Everything that an action prints, or may change, is left out.
 * @param text of one YAML document of a template
 */
export function checkTemplate(text: string, schemas: SchemaSet): readonly Finding[] {
  const masked = maskTemplate(text);
  if (masked === undefined) return [];
  const document = parseDocument(masked.text);
  // Branches of a condition may set the same field.
  if (document.problems.some(({ code }) => code !== "duplicate-key")) return [];
  return findManifests(document).flatMap((manifest) => checkLiterals(manifest, masked, schemas));
}

function checkLiterals(
  { gvk, root }: Manifest,
  masked: MaskedTemplate,
  schemas: SchemaSet,
): readonly Finding[] {
  const lookup = schemas.lookup(gvk);
  if (lookup.status !== "found" || !hasOneKind(root, masked)) return [];
  const findings: Finding[] = [];
  checkStructure(root, lookup.schema, masked.text, (code, at, message, options) => {
    if (
      !literalCodes.has(code) ||
      isPrintedEntry(at) ||
      isAfterInsertion(at, masked) ||
      isInOtherBranch(at, masked)
    )
      return;
    const finding = structureFinding(code, at, message, options);
    if (finding !== undefined && isLiteral(finding.range, masked))
      findings.push(withLiteralFixes(finding, masked));
  });
  return findings;
}

/** Where branches choose between kinds, no field is known. */
function hasOneKind(root: Cursor, masked: MaskedTemplate): boolean {
  const named = root.fields().filter(({ name }) => name === "apiVersion" || name === "kind");
  return named.length === 2 && named.every(({ range }) => isLiteral(range, masked));
}

function isLiteral({ start, end }: Range, { placeholders }: MaskedTemplate): boolean {
  return placeholders.every((placeholder) => placeholder.end <= start || end <= placeholder.start);
}

/** Behind the dash of an entry that is empty stands what an action prints. */
function isPrintedEntry({ node, parent }: Cursor): boolean {
  return parent?.isSequence === true && node?.kind === "scalar" && node.value === null;
}

/** What is printed in front of the first line of a mapping or a list may be what the lines belong to. */
function isAfterInsertion(at: Cursor, masked: MaskedTemplate): boolean {
  const { entry, node, parent } = at;
  const isHere =
    entry !== undefined &&
    node !== undefined &&
    masked.insertions.some(({ start, end }) => entry.key.end <= start && end <= node.start);
  return isHere || (parent !== undefined && isAfterInsertion(parent, masked));
}

/** A key of another branch stands above it, which is never rendered together with it. */
function isInOtherBranch(at: Cursor, { branches }: MaskedTemplate): boolean {
  const { start } = at.entry?.key ?? at.node ?? at.range;
  return branches
    .filter((branch) => branch.start <= start && start < branch.end)
    .some(({ blockStart, start: branchStart }) =>
      keysAbove(at).some((key) => blockStart <= key && key < branchStart),
    );
}

/** Where the keys begin that lead to a place. */
function keysAbove({ entry, parent }: Cursor): readonly number[] {
  const above = parent === undefined ? [] : keysAbove(parent);
  return entry === undefined ? above : [...above, entry.key.start];
}

/** Repairs within a line that touch nothing but literal text. */
function withLiteralFixes({ fixes = [], ...finding }: Finding, masked: MaskedTemplate): Finding {
  const kept: readonly Fix[] = fixes.filter(({ edits }) =>
    edits.every(
      ({ range, newText }) =>
        isLiteral(range, masked) && !(masked.text.slice(range.start, range.end) + newText).includes("\n"),
    ),
  );
  return kept.length === 0 ? finding : { ...finding, fixes: kept };
}
