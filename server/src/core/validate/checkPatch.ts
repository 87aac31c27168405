import type { Finding } from "../finding.ts";
import { followPointer } from "../kustomize/jsonPointer.ts";
import { targetsType, type PatchTarget } from "../kustomize/patchTarget.ts";
import { Cursor } from "../manifest/cursor.ts";
import type { Manifest } from "../manifest/manifest.ts";
import type { Schema, SchemaSet } from "../schema/schema.ts";
import { closestName } from "../text/closestName.ts";
import { say } from "../text/message.ts";
import type { YamlDocument } from "../yaml/node.ts";
import { checkStructure } from "./checkStructure.ts";
import { structureFinding, syntaxFindings } from "./findingAt.ts";
import { findManifests } from "./findManifests.ts";
import type { StructureCodeName } from "./structureCodes.ts";
import { chooseValue } from "./structureFixes.ts";

/** What only the whole object can keep or break. */
const ofTheWhole: ReadonlySet<StructureCodeName> = new Set([
  "missing-required",
  "schema-alternatives",
  "duplicate-list-entry",
]);

/**
 * What can be said of a patch without the object that it changes: fields that its type does not know, values of the wrong
 * type, operations on fields that there can not be.
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
    const typed = targets.map((target) => ({ kind: target.kind ?? "", types: typesOf(target, schemas) }));
    return [...findings, ...root.items().flatMap((operation) => checkOperation(operation, typed))];
  }
  return [...findings, ...findManifests(document).flatMap((manifest) => checkPart(manifest, schemas))];
}

/** A strategic merge patch: a part of an object, with directives such as `$patch` among its fields. */
function checkPart({ gvk, root, document }: Manifest, schemas: SchemaSet): readonly Finding[] {
  const lookup = schemas.lookup(gvk);
  if (lookup.status !== "found") return [];
  const findings: Finding[] = [];
  checkStructure(root, lookup.schema, document.text, (code, at, message, options) => {
    const isDirective = code === "unknown-field" && at.name.startsWith("$");
    const isCount = code === "out-of-bounds" && at.scalar === undefined;
    if (ofTheWhole.has(code) || isDirective || isCount) return;
    const finding = structureFinding(code, at, message, options);
    if (finding !== undefined) findings.push(finding);
  });
  return findings;
}

/** What a patch changes: objects of these types. */
interface TypedTarget {
  readonly kind: string;
  readonly types: readonly Schema[];
}

function checkOperation(operation: Cursor, targets: readonly TypedTarget[]): readonly Finding[] {
  const at = operation.at("path");
  const pointer = at.string;
  if (pointer?.startsWith("/") !== true) return [];
  return targets.flatMap(({ kind, types }) => {
    const answers = types.map((type) => followPointer(type, pointer));
    const [first] = answers;
    if (first?.kind !== "absent" || answers.some(({ kind }) => kind !== "absent")) return [];
    const meant = closestName(first.field, first.known);
    const advice = meant === undefined ? "" : say` Did you mean \`${meant}\`?`;
    const message = say`\`${kind}\` has no field \`${pointer}\`: there is no \`${first.field}\`.${advice}`;
    const renamed = pointer
      .split("/")
      .with(first.segment, meant ?? first.field)
      .join("/");
    const fixes = meant === undefined ? [] : chooseValue(at, [renamed]);
    return structureFinding("json-patch-path", at, message, { fixes }) ?? [];
  });
}

/** The types of the objects that a target may select; none where it does not name a kind. */
function typesOf(target: PatchTarget, schemas: SchemaSet): readonly Schema[] {
  if (target.kind === undefined) return [];
  return schemas
    .kinds()
    .filter(({ gvk }) => targetsType(target, gvk))
    .flatMap(({ gvk }) => {
      const lookup = schemas.lookup(gvk);
      return lookup.status === "found" ? [lookup.schema] : [];
    });
}
