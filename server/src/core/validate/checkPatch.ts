import type { Finding } from "../finding.ts";
import { typesOfTarget, type PatchTarget } from "../kustomize/patchTarget.ts";
import { Cursor } from "../manifest/cursor.ts";
import type { Manifest } from "../manifest/manifest.ts";
import type { SchemaSet } from "../schema/schema.ts";
import type { YamlDocument } from "../yaml/node.ts";
import { checkOperation } from "./checkOperation.ts";
import { definitionFor } from "./definitionFor.ts";
import { checkStructure } from "./checkStructure.ts";
import { structureFinding, syntaxFindings } from "./findingAt.ts";
import { findManifests } from "./findManifests.ts";
import type { StructureCodeName } from "./structureCodes.ts";

/** What only the whole object can keep or break. */
const ofTheWhole: ReadonlySet<StructureCodeName> = new Set([
  "missing-required",
  "schema-alternatives",
  "duplicate-list-entry",
]);

/**
 * What can be said of a patch without the object that it changes: fields that its type does not know, values of the wrong
 * type, operations that there are not, on fields that there can not be.
 * @param targets of a list of JSON 6902 operations; without any, nobody knows what it changes
 */
export function checkPatch(
  document: YamlDocument,
  targets: readonly PatchTarget[],
  schemas: SchemaSet,
): readonly Finding[] {
  const findings = syntaxFindings(document);
  const root = Cursor.root(document.root);
  if (root.isSequence) {
    if (targets.length === 0 && !root.items().some(isOperation)) return [];
    const typed = changesType(root)
      ? []
      : targets.map((target) => ({ kind: target.kind ?? "", types: typesOfTarget(target, schemas) }));
    const operations = root.items().flatMap((operation) => checkOperation(operation, typed, document.text));
    return [...findings, ...operations];
  }
  return [...findings, ...findManifests(document).flatMap((manifest) => checkPart(manifest, schemas))];
}

/** Playbooks and other lists lie in files that are called like patches. */
function isOperation(entry: Cursor): boolean {
  return entry.at("op").present || entry.at("path").present;
}

/** Operations that come later find an object of another type. */
function changesType(operations: Cursor): boolean {
  return operations
    .items()
    .some((operation) => /^\/(?:apiVersion|kind)$/u.test(operation.at("path").string ?? ""));
}

/** A part of an object, of a strategic merge patch with directives such as `$patch` among its fields. */
export function checkPart({ gvk, root, document }: Manifest, schemas: SchemaSet): readonly Finding[] {
  const lookup = schemas.lookup(gvk);
  if (lookup.status !== "found") return [];
  const findings: Finding[] = [];
  const schema = definitionFor(root, document.text, lookup);
  checkStructure(root, schema, document.text, (code, at, message, options) => {
    const isDirective = code === "unknown-field" && at.name.startsWith("$");
    const isCount = code === "out-of-bounds" && at.scalar === undefined;
    if (ofTheWhole.has(code) || isDirective || isCount || isExpression(at)) return;
    const finding = structureFinding(code, at, message, options);
    if (finding !== undefined) findings.push(finding);
  });
  return findings;
}

/** Chainsaw's tests put expressions in brackets where a field or a value would stand (https://kyverno.github.io/chainsaw/). */
function isExpression(at: Cursor): boolean {
  return [at.name, at.string, at.fields()[0]?.name].some((text) => /^~?\(/u.test(text ?? ""));
}
