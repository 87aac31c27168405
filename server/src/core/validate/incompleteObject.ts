import type { Finding, Fix } from "../finding.ts";
import { toApiVersion, toGvk } from "../manifest/apiVersion.ts";
import { isBuiltInGroup } from "../manifest/builtInGroups.ts";
import type { Cursor } from "../manifest/cursor.ts";
import type { SchemaSet } from "../schema/schema.ts";
import { codes, listing, say } from "../text/message.ts";
import { structureFinding } from "./findingAt.ts";

/**
 * An object that lacks its `apiVersion` or its `kind`, which kubectl refuses to send. Files of many other tools have one of the
 * two: it takes a name in its `metadata`, and a kind or a version of Kubernetes itself, to be taken for an object.
 * @param root the cursor at a document that is no manifest
 */
export function incompleteObject(root: Cursor, schemas: SchemaSet): readonly Finding[] {
  const [apiVersion, kind] = [root.at("apiVersion"), root.at("kind")];
  if (root.at("metadata", "name").string === undefined) return [];
  const finding =
    apiVersion.entry === undefined && kind.string !== undefined
      ? withoutVersion(apiVersion, kind, kind.string, schemas)
      : kind.entry === undefined && apiVersion.string !== undefined
        ? withoutKind(kind, apiVersion, apiVersion.string, schemas)
        : undefined;
  return finding === undefined ? [] : [finding];
}

function withoutVersion(at: Cursor, kind: Cursor, name: string, schemas: SchemaSet): Finding | undefined {
  const served = schemas
    .kinds()
    .filter(({ gvk, deprecated }) => gvk.kind === name && isBuiltInGroup(gvk.group) && deprecated !== true)
    .map(({ gvk }) => toApiVersion(gvk));
  if (served.length === 0) return undefined;
  return structureFinding(
    "missing-required",
    at,
    say`\`apiVersion\` is missing; \`${name}\` is served as ${listing(codes(served), "or")}.`,
    {
      range: kind.keyRange,
      fixes: served.flatMap((version) => addVersion(kind, version, served.length === 1)),
    },
  );
}

/** Above the kind, where it stands in most manifests; not between the braces of JSON. */
function addVersion(kind: Cursor, version: string, preferred: boolean): readonly Fix[] {
  const object = kind.parent?.node;
  if (object?.kind !== "mapping" || object.flow) return [];
  const { start } = kind.keyRange;
  const newText = `apiVersion: ${version}\n`;
  return [
    {
      title: say`Add \`${"apiVersion"}: ${version}\``,
      edits: [{ range: { start, end: start }, newText }],
      ...(preferred ? { preferred } : {}),
    },
  ];
}

function withoutKind(
  at: Cursor,
  apiVersion: Cursor,
  written: string,
  schemas: SchemaSet,
): Finding | undefined {
  const { group, version } = toGvk(written, "");
  const isServed = schemas.kinds().some(({ gvk }) => gvk.group === group && gvk.version === version);
  if (!isBuiltInGroup(group) || !isServed) return undefined;
  return structureFinding(
    "missing-required",
    at,
    say`\`kind\` is missing: it says what this object of \`${written}\` is.`,
    {
      range: apiVersion.keyRange,
    },
  );
}
